internal import FanfoldCore
internal import FanfoldStore

extension RecipeRun {
    /// Says what the run would do; makes no call, writes nothing, and needs no key.
    ///
    /// Answers that the output folder keeps from before are told apart from those that are asked for.
    ///
    /// - Returns: Documents, chunks, folds and calls by agent, what they use and cost, and the least time.
    /// - Throws: ``RunError`` for a setting or a model's name that is wrong, for answers that don't fit a fold,
    ///   where there is nothing to read, or where the store can't be read; `CancellationError`.
    public func plan() async throws -> RunPlan {
        do {
            let notes = try output.flatMap { try RunNotesArchive($0) }
            guard let folder = settings.store ?? output.map({ $0 + "/.fanfold" }) else {
                return try await plan(knowing: PlanKnowledge())
            }
            let archive =
                settings.isFresh ? nil : try CallArchive(folder: folder, generation: notes?.generation ?? 1)
            return try await plan(
                knowing: PlanKnowledge(kept: archive, asksAgain: settings.retriesFailed, history: archive),
                settings.isFresh ? nil : notes
            )
        } catch let error as StoreError {
            throw RunError(error)
        }
    }

    /// Says what the run would do, with what is known of calls that were made before.
    ///
    /// - Throws: As ``plan()``.
    package func plan(knowing knowledge: PlanKnowledge) async throws -> RunPlan {
        try await plan(knowing: knowledge, nil)
    }

    private func plan(
        knowing knowledge: PlanKnowledge,
        _ notes: RunNotesArchive?
    ) async throws -> RunPlan {
        try settings.validate()
        let counter = try settings.chunkSettings().counter
        let prices = try recipe.priceBook(overrides)
        let models = PlanningModels(knowledge, prices: prices, environment: environment, counter: counter)
        let builder = PanelBuilder(
            recipe: recipe,
            overrides: overrides,
            catalog: models,
            fanIn: settings.fanIn,
            counter: counter,
            prices: prices
        )
        let run = Run(input, output: output, settings: settings, panel: try builder.panel())
        // The built-in agent costs nothing, so it need not read to be counted.
        return models.isAsked
            ? try await run.rehearsed(with: models, knowing: notes) : try await run.plan(knowing: notes)
    }
}
