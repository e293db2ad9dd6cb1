internal import FanfoldCore
internal import FanfoldDocuments
internal import Testing

@testable internal import Fanfold

@Suite struct `Panel builder` {
    /// A recipe of so many agents whose model has a small context.
    private func recipe(agents: Int, schema: JSONValue? = nil, aggregates: Bool = false) -> Recipe {
        var model = Recipe.Model()
        (model.name, model.provider, model.model) = ("small", .openai, "m")
        model.baseURL = "http://127.0.0.1:1/v1"
        (model.contextTokens, model.maxAnswerTokens) = (2_048, 200)
        var recipe = Recipe()
        recipe.models = [model]
        recipe.agents = (0..<agents).map { number in
            var agent = Recipe.Agent()
            (agent.name, agent.instructions, agent.schema) = ("agent-\(number)", "Read.", schema)
            return agent
        }
        if aggregates { recipe.aggregate = Recipe.Aggregate() }
        return recipe
    }

    private func build(_ recipe: Recipe, fanIn: Int) async throws {
        let counter = EstimatingTokenCounter()
        let settings = ModelCatalog.Settings(
            environment: [:],
            concurrency: 1,
            counter: counter,
            stop: StopRequest()
        )
        try await ModelCatalog.lend(settings) { catalog in
            let overrides = RecipeOverrides()
            _ = try PanelBuilder(
                recipe: recipe,
                overrides: overrides,
                catalog: catalog,
                fanIn: fanIn,
                counter: counter
            ).panel()
        }
    }

    @Test(arguments: [nil, ["type": "object", "properties": ["a": ["type": "string"]]] as JSONValue])
    func `a fold that does not fit the context is refused before any call`(schema: JSONValue?) async throws {
        try await build(recipe(agents: 1, schema: schema), fanIn: 2)
        let error = await #expect(throws: RunError.self) {
            try await build(recipe(agents: 1, schema: schema), fanIn: 12)
        }
        #expect(error?.message.hasPrefix("agent-0: a fold of 12 parts needs up to ") == true)
        #expect(error?.hint?.hasPrefix("lower fan-in to ") == true)
    }

    @Test func `an aggregate has as many parts as there are agents`() async throws {
        try await build(recipe(agents: 3, aggregates: true), fanIn: 2)
        let error = await #expect(throws: RunError.self) {
            try await build(recipe(agents: 12, aggregates: true), fanIn: 2)
        }
        #expect(error?.message.hasPrefix("summary: a fold of 12 parts needs up to ") == true)
        #expect(error?.hint == "lower max-answer-tokens, or have fewer agents")
    }
}
