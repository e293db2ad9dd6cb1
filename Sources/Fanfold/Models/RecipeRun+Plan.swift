internal import FanfoldCore

extension RecipeRun {
    /// Says what the run would do; makes no call, writes nothing, and needs no key.
    ///
    /// - Returns: Documents, chunks, folds and calls by agent.
    /// - Throws: ``RunError`` for a setting or a model's name that is wrong, for answers that don't fit a fold, or
    ///   where there is nothing to read; `CancellationError`.
    public func plan() async throws -> RunPlan { try await plan(knowing: PlanKnowledge()) }

    /// Says what the run would do, with what is known of calls that were made before.
    ///
    /// - Throws: As ``plan()``, and ``RunError`` where the store can't be read.
    package func plan(knowing knowledge: PlanKnowledge) async throws -> RunPlan {
        try settings.validate()
        let counter = try settings.chunkSettings().counter
        let models = PlanningModels(knowledge, environment: environment, counter: counter)
        let builder = PanelBuilder(
            recipe: recipe,
            overrides: overrides,
            catalog: models,
            fanIn: settings.fanIn,
            counter: counter
        )
        let run = Run(input, output: output, settings: settings, panel: try builder.panel())
        // The built-in agent costs nothing, so it need not read to be counted.
        return models.isAsked ? try await run.rehearsed(with: models) : try await run.plan()
    }
}
