internal import FanfoldCore
internal import FanfoldExtractive

extension RecipeRun {
    /// Says what the run would do; makes no call, writes nothing, and needs no key.
    ///
    /// - Returns: Documents, chunks, folds and calls by agent.
    /// - Throws: ``RunError`` for a setting or a model's name that is wrong, or where there is nothing to read;
    ///   `CancellationError`.
    public func plan() async throws -> RunPlan {
        try settings.validate()
        for name in recipe.readers.map(\.model) + [recipe.aggregate?.model] {
            _ = try recipe.model(of: name, overrides)
        }
        // Who reads what follows from names and conditions; the agents themselves have no say in it.
        let members = recipe.readers.map { reader in
            Panel.Member(ExtractiveAgent(name: reader.name)) { reader.when?.reason(against: $0) }
        }
        let aggregator = recipe.aggregate.map { ExtractiveAgent(name: $0.shownName) }
        return try await Run(
            input,
            output: output,
            settings: settings,
            panel: Panel(members, into: aggregator)
        ).plan()
    }
}
