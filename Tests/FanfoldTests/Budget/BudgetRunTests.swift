import FanfoldCore
import FanfoldEngine
import FanfoldLab
import FanfoldTestKit
import Testing

@testable import Fanfold

@Suite(.timeLimit(.minutes(5))) struct `Run with a budget` {
    private struct Outcome {
        var result: RunResult
        var stats: LabStats
        var record: String
    }

    /// Runs over a few documents against a lab server; a token costs a thousandth to read and two to write.
    private func run(
        _ folder: TemporaryFolder,
        _ lab: LabSettings = LabSettings(),
        deadline: (any Clock<Duration>)? = nil,
        _ change: (inout RecipeOverrides) -> Void
    ) async throws -> Outcome {
        for number in 1...30 {
            let text = (1...6).map {
                "Ship \(number * 100 + $0) came in late with \($0 * 7) tons of coal.\n\n"
            }
            try folder.write(text.joined(), to: "in/\(number).txt")
        }
        return try await LabServer.run(lab) { server in
            var recipe = Recipe.summary()
            var model = try #require(recipe.model(named: "openai:lab"))
            var price = Recipe.Price()
            (price.input, price.output) = (1000, 2000)
            (model.name, model.price, model.maxAnswerTokens) = ("main", price, 200)
            recipe.models = [model]
            var overrides = RecipeOverrides()
            overrides.baseURL = server.openAIBaseURL
            change(&overrides)
            var settings = RunSettings()
            settings.chunkTokens = 64
            settings.concurrency = 50
            settings.writesIndex = false
            var run = RecipeRun(
                recipe,
                .paths([folder.path("in")]),
                output: folder.path("out"),
                settings: settings,
                overrides: overrides,
                environment: [:]
            )
            run.retries.firstDelay = .milliseconds(1)
            run.retries.longestDelay = .milliseconds(4)
            if let deadline { run.clock = deadline }
            let result = try await run()
            let record = try folder.files(in: "out")["run.json"] ?? ""
            return Outcome(result: result, stats: server.stats, record: record)
        }
    }

    private func cost(_ stats: LabStats) -> Double {
        Double(stats.workedPromptTokens) / 1000 + Double(stats.workedAnswerTokens) / 500
    }

    @Test func `a run whose budget is spent ends early and says so`() async throws {
        try await withTemporaryFolder { folder in
            var lab = LabSettings()
            lab.faults = try FaultShares("drop-body=0.05")
            let outcome = try await run(folder, lab) { $0.maxCost = 20 }
            let result = outcome.result
            #expect(!result.isComplete && result.spentLimit?.kind == .budget)
            #expect(result.spentLimit?.message.hasPrefix("the budget of 20.00 is spent (") == true)
            #expect(cost(outcome.stats) <= 20)
            let paid = try #require(result.calls.cost)
            // The worst case of a call here is near 1.
            #expect(paid <= Money(20) && paid > Money(18) && paid.units >= cost(outcome.stats) - 1e-9)
            #expect(result.gaps.isEmpty && result.documentCount == 30)
            #expect(result.leftCount == 30 - result.documents.count && result.leftCount > 0)
            #expect(outcome.record.contains("\"stopped\" : \"the budget of 20.00 is spent"))
            #expect(outcome.record.contains("\"cost\" : "))
        }
    }

    @Test func `a run within its budget is whole, and tells its cost`() async throws {
        try await withTemporaryFolder { folder in
            let outcome = try await run(folder) { $0.maxTokens = 1_000_000 }
            #expect(outcome.result.isWhole && outcome.result.spentLimit == nil)
            let paid = try #require(outcome.result.calls.cost)
            #expect(abs(paid.units - cost(outcome.stats)) < 1e-6)
        }
    }

    @Test func `tokens are a budget of their own`() async throws {
        try await withTemporaryFolder { folder in
            let outcome = try await run(folder) { $0.maxTokens = 9_000 }
            #expect(
                outcome.result.spentLimit?.message.hasPrefix("the budget of 9000 tokens is spent (") == true
            )
            #expect(outcome.stats.workedPromptTokens + outcome.stats.workedAnswerTokens <= 9_000)
            #expect(outcome.stats.answered > 0)
        }
    }

    @Test func `no call is made where no price is known`() async throws {
        try await withTemporaryFolder { folder in
            await #expect {
                _ = try await run(folder) {
                    $0.maxCost = 1
                    $0.model = "openai:other"
                }
            } throws: { error in
                (error as? RunError)?.message
                    == "the price of openai:other is not known, so --max-cost can't be kept"
            }
        }
    }

    @Test func `after its deadline a run begins nothing new`() async throws {
        try await withTemporaryFolder { folder in
            let outcome = try await run(folder, deadline: ManualClock()) { $0.deadline = .seconds(5400) }
            #expect(outcome.result.spentLimit?.kind == .deadline)
            #expect(outcome.result.spentLimit?.message == "the deadline of 1h30m has passed")
            #expect(!outcome.result.isComplete && outcome.result.gaps.isEmpty)
        }
    }

    @Test func `a deadline that is not reached leaves no trace`() async throws {
        try await withTemporaryFolder { folder in
            let outcome = try await run(folder) { $0.deadline = .seconds(3600) }
            #expect(outcome.result.isWhole)
        }
    }
}
