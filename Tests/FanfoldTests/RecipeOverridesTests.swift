internal import Testing

@testable internal import Fanfold

@Suite struct `What comes before a recipe` {
    private func recipe() throws -> Recipe {
        try Recipe(
            yaml: """
                models:
                  fast: { provider: openai, model: small, base-url: "http://a.test/v1", temperature: 0.5 }
                  picker: extractive
                limits: { concurrency: 4, requests-per-minute: 100 }
                agents:
                  one: { model: fast, instructions: Read. }
                  two: { model: picker, instructions: Pick. }
                """,
            name: "r.yaml"
        )
    }

    private func model(_ name: String?, _ change: (inout RecipeOverrides) -> Void = { _ in }) throws
        -> Recipe.Model
    {
        var overrides = RecipeOverrides()
        change(&overrides)
        return try recipe().model(of: name, overrides)
    }

    @Test func `nothing said leaves the recipe's model as it is`() throws {
        let model = try model("fast")
        #expect(model.model == "small")
        #expect(model.baseURL == "http://a.test/v1")
        #expect(model.temperature == 0.5)
    }

    @Test func `an agent without a model has the overriding one, else the recipe's first`() throws {
        #expect(try model(nil).name == "fast")
        #expect(try model(nil) { $0.model = "ollama:big" }.model == "big")
        #expect(try Recipe().model(of: nil, RecipeOverrides()).provider == .extractive)
    }

    @Test func `a model of a flag takes the place of language models, not of the built-in agent`() throws {
        let other = try model("fast") { $0.model = "anthropic:claude" }
        #expect(other.provider == .anthropic)
        #expect(other.model == "claude")
        #expect(other.baseURL == nil)
        #expect(other.temperature == 0.5)
        #expect(try model("picker") { $0.model = "anthropic:claude" }.provider == .extractive)
    }

    @Test func `an address and a temperature of a flag go before the recipe's`() throws {
        let model = try model("fast") {
            $0.baseURL = "http://b.test/v1"
            $0.temperature = 0
        }
        #expect(model.baseURL == "http://b.test/v1")
        #expect(model.temperature == 0)
        #expect(model.model == "small")
    }

    @Test(arguments: ["gpt", "openai:", ":x", "claude:x"])
    func `a name that means nothing is refused with what can be said`(name: String) {
        let error = #expect(throws: RunError.self) { try model("fast") { $0.model = name } }
        #expect(error?.message == "'\(name)' names no model")
        #expect(error?.hint?.contains("openai:NAME") == true)
    }

    @Test func `limits of flags go before the recipe's, each for itself`() throws {
        var overrides = RecipeOverrides()
        overrides.requestsPerMinute = 7
        let recipe = try recipe()
        let pace = recipe.pace(of: try model("fast"), overrides)
        #expect(pace.concurrency == 4)
        #expect(pace.requestsPerMinute == 7)
    }
}
