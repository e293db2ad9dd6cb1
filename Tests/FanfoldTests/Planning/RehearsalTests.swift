internal import FanfoldCore
internal import FanfoldTestKit
internal import Testing

@testable internal import Fanfold

@Suite struct `Rehearsed plan` {
    private static let schema: JSONValue = [
        "type": "object",
        "properties": ["items": ["type": "array", "items": ["type": "string"]]],
        "required": ["items"],
        "additionalProperties": false,
    ]

    /// Three agents, one of them typed and one not for every document, the built-in one, and an aggregator.
    private func recipe(fold: Recipe.FoldRule = .agent) -> Recipe {
        var model = Recipe.Model()
        (model.name, model.provider, model.model) = ("m", .openai, "m")
        model.maxAnswerTokens = 400
        var recipe = Recipe()
        recipe.models = [model]
        var (facts, costs, items, builtIn) = (Recipe.Agent(), Recipe.Agent(), Recipe.Agent(), Recipe.Agent())
        (facts.name, facts.instructions) = ("facts", "Say what happened.")
        (costs.name, costs.instructions) = ("costs", "Say what it costs.")
        costs.when = Recipe.Condition()
        costs.when?.paths = ["1/*"]
        (items.name, items.instructions, items.schema) = ("items", "List them.", Self.schema)
        items.fold = fold
        (builtIn.name, builtIn.model) = ("built-in", Recipe.extractive)
        recipe.agents = [facts, costs, items, builtIn]
        recipe.aggregate = Recipe.Aggregate()
        return recipe
    }

    private func text(_ number: Int, paragraphs: Int = 9, edited: Int? = nil) -> String {
        (1...paragraphs).map { paragraph in
            "Ship \(number * 100 + paragraph) came in late. Its load of \(paragraph * 7) tons was damp, "
                + "and clerk \(number) wrote it down on page \(paragraph)\(paragraph == edited ? " at last" : "").\n\n"
        }
        .joined()
    }

    private func fill(_ folder: TemporaryFolder) throws {
        for number in 1...7 { try folder.write(text(number), to: "in/\(number % 3)/\(number).txt") }
        try folder.write(text(1), to: "in/copy of 1.txt")
        try folder.write(text(9, paragraphs: 1), to: "in/short.txt")
        try folder.write(" \n \n", to: "in/blank.txt")
        try folder.write("", to: "in/empty.txt")
    }

    @Test(.timeLimit(.minutes(5)), arguments: Recipe.FoldRule.allCases)
    func `a run makes the calls that were planned`(fold: Recipe.FoldRule) async throws {
        try await withTemporaryFolder { folder in
            try fill(folder)
            let planned = PlannedRun(recipe(fold: fold), folder)
            let first = try await planned.plan()
            #expect(!folder.exists("out") && planned.model.requests.isEmpty)
            #expect(first.calls.stored == 0 && first.calls.new > 50 && first.calls.equal > 10)
            #expect(try await planned.callsOfRun() == first.calls.new)

            let second = try await planned.plan()
            #expect(second.calls.new == 0 && second.calls.equal == 0)
            #expect(second.calls.stored == first.calls.new + first.calls.equal)
            #expect(try await planned.callsOfRun() == 0)

            try folder.write(text(5, edited: 4), to: "in/2/5.txt")
            try folder.write(text(8), to: "in/0/8.txt")
            let third = try await planned.plan()
            #expect(third.calls.new > 0 && third.calls.new < first.calls.new / 2)
            #expect(third.calls.total > first.calls.total)
            let edited = third.documents.first { $0.name == "2/5.txt" }?.calls
            #expect((edited?.new ?? 0) > 0 && (edited?.stored ?? 0) > 0)
            #expect(try await planned.callsOfRun() == third.calls.new)
        }
    }

    @Test(.timeLimit(.minutes(5)))
    func `what follows a kept refusal or cut answer is planned as it runs`() async throws {
        try await withTemporaryFolder { folder in
            try fill(folder)
            var recipe = recipe()
            recipe.agents[0].fallback = .text("Nothing is known.")
            let planned = PlannedRun(recipe, folder) { request in
                switch request.key.prefix % 5 {
                case 0: .length
                case 1: .refusal
                default: .stop
                }
            }
            let first = try await planned.plan()
            _ = try await planned.callsOfRun()
            let second = try await planned.plan()
            #expect(second.calls.new == 0 && second.calls.stored < first.calls.total)
            #expect(try await planned.callsOfRun() == 0)
        }
    }

    @Test(.timeLimit(.minutes(5)))
    func `calls by agent, by document and by model are the same calls`() async throws {
        try await withTemporaryFolder { folder in
            try fill(folder)
            let plan = try await PlannedRun(recipe(), folder).plan()
            let again = try await PlannedRun(recipe(), folder).plan()
            #expect(plan.documents == again.documents && plan.agentCalls == again.agentCalls)
            let places = plan.documents.map(\.calls) + plan.folders.map(\.calls)
            #expect(places.reduce(PlannedCalls(), +) == plan.calls)
            #expect(plan.models.map(\.newCalls) == [plan.calls.new])
            #expect(plan.models.map(\.equalCalls) == [plan.calls.equal])
            #expect(plan.agentCalls.map(\.agent) == ["facts", "costs", "items", "built-in", "summary"])
            #expect(plan.agentCalls[3].total.new == 0 && plan.agentCalls[3].total.local > 0)
            #expect(plan.agentCalls[0].chunks.total == plan.chunkCount)
            #expect(plan.agentCalls[0].folds.map(\.total) == plan.foldsByLevel)
            #expect(plan.agentCalls[1].chunks.total < plan.agentCalls[0].chunks.total)
            #expect(plan.failed.map(\.name) == ["blank.txt", "empty.txt"])
        }
    }

    @Test(.timeLimit(.minutes(5)))
    func `a fold that does not fit the context is refused by a plan as well`() async throws {
        var recipe = recipe()
        recipe.models[0].contextTokens = 1_500
        let run = RecipeRun(recipe, .text("One sentence."), environment: [:])
        let error = await #expect(throws: RunError.self) { _ = try await run.plan() }
        #expect(error?.message.hasPrefix("facts: a fold of 6 parts needs up to ") == true)
    }

    @Test(.timeLimit(.minutes(5)))
    func `a store that can't be read stops the plan`() async throws {
        let store = MemoryCallStore()
        store.fail(with: StoreError("calls.sqlite: can't be read: the disk is gone", hint: "bring it back"))
        let run = RecipeRun(recipe(), .text("One sentence."), environment: [:])
        let error = await #expect(throws: RunError.self) {
            _ = try await run.plan(knowing: PlanKnowledge(kept: store))
        }
        #expect(error?.message == "calls.sqlite: can't be read: the disk is gone")
    }

    @Test(.timeLimit(.minutes(5)))
    func `prices and limits of the recipe give cost and time`() async throws {
        var recipe = recipe()
        var price = Recipe.Price()
        (price.input, price.output) = (1, 10)
        recipe.models[0].price = price
        recipe.limits.general.requestsPerMinute = 6
        let plan = try await RecipeRun(recipe, .text("One sentence."), environment: [:]).plan()
        let (usage, most) = (plan.usage, try #require(plan.mostUsage))
        #expect(plan.calls.new == 3 && usage.answerTokens == 600 && most.answerTokens == 1200)
        #expect(plan.cost == Money(picos: (usage.promptTokens + 10 * usage.answerTokens) * 1_000_000))
        #expect(plan.mostCost == Money(picos: (most.promptTokens + 10 * most.answerTokens) * 1_000_000))
        #expect(most.promptTokens == usage.promptTokens + 2 * 200, "the aggregate reads two answers")
        #expect(plan.leastTime?.time == .seconds(20))
        #expect(plan.leastTime?.words == "3 requests at 6 a minute (api.openai.com)")
    }
}
