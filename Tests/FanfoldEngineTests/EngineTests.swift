internal import FanfoldCore
internal import FanfoldTestKit
internal import Testing

@testable internal import FanfoldEngine

@Suite(.timeLimit(.minutes(5))) struct `Engine runs` {
    @Test(arguments: [1, 2, 16], 0..<4)
    func `reports are the same for any concurrency and timing`(concurrency: Int, seed: UInt64) async throws {
        let run = TestRun.folders(24)
        let agent = ScriptedAgent { entry in
            // How long a call takes follows from the seed and what it is asked.
            let pauses = mixed(Array("\(seed) \(entry)".utf8).span) % 7
            for _ in 0..<pauses { await Task.yield() }
            return .echo
        }
        let result = try await EngineResult.of(run, agent: agent, concurrency: concurrency)
        #expect(result.isDone)
        #expect(result.texts == run.expectedReports())
        #expect(EventOrder.flaws(result.events) == [])
        #expect(agent.log.mostInFlight <= concurrency)
    }

    @Test(arguments: [1, 3, 8])
    func `as many calls run at once as the cap allows, and no more`(concurrency: Int) async throws {
        let log = CallLog()
        let full = Gate()
        let agent = ScriptedAgent(log: log) { _ in
            // No call ends before the cap was reached once: a lower cap would hang here.
            if log.inFlight == concurrency { full.open() }
            try await full.passUnlessCancelled()
            return .echo
        }
        let result = try await EngineResult.of(TestRun.folders(24), agent: agent, concurrency: concurrency)
        #expect(result.isDone)
        #expect(log.mostInFlight == concurrency)
    }

    @Test func `evidence leads to the lines of every chunk`() async throws {
        let run = TestRun(["a": 7])
        let result = try await EngineResult.of(run, agent: ScriptedAgent(), concurrency: 4)
        let report = try #require(result.reports.first { $0.name == "a" })
        let evidence = report.summary.statements.flatMap(\.evidence)
        #expect(evidence.map(\.document) == Array(repeating: "a", count: 7))
        #expect(evidence.map(\.lines) == (1...7).map { $0...$0 })
        #expect(evidence.map(\.passage) == (0..<7).map { "a#\($0)\n" })
        #expect(report.gaps == [])
    }

    @Test func `chunks that fail leave gaps with lines and reason`() async throws {
        let run = TestRun(["a": 9])
        let agent = ScriptedAgent { entry in
            guard case .map(let chunk, _) = entry, [0, 4, 5].contains(chunk) else { return .echo }
            throw AgentError("chunk \(chunk) is too hard")
        }
        for concurrency in [1, 2, 16] {
            let result = try await EngineResult.of(run, agent: agent, concurrency: concurrency)
            guard case .document(let report) = result.reports.first(where: { $0.name == "a" }) else {
                Issue.record("the document has no report")
                return
            }
            #expect(report.gaps.map(\.lines) == [1...1, 5...5, 6...6])
            #expect(report.gaps.map(\.reason) == [0, 4, 5].map { "chunk \($0) is too hard" })
            #expect(report.coveredByteCount == report.byteCount - 3 * "a#0\n".utf8.count)
            let leaves = (0..<9).map { [0, 4, 5].contains($0) ? nil : "a#\($0)\n" }
            #expect(
                report.summary.statements.first?.text
                    == TestRun.text(of: try run.open(0).plan, leaves: leaves)
            )
        }
    }

    @Test func `a fold that fails leaves all below it as one gap`() async throws {
        let agent = ScriptedAgent { entry in
            if case .fold = entry { throw AgentError("is too much") }
            return .echo
        }
        let result = try await EngineResult.of(TestRun(["a": 3]), agent: agent, concurrency: 2)
        let report = try #require(result.reports.first { $0.name == "a" })
        #expect(report.summary.isEmpty)
        #expect(report.gaps == [Gap(document: "a", range: 0..<12, lines: 1...3, reason: "is too much")])
    }

    @Test func `chunks that say nothing leave no gap`() async throws {
        let agent = ScriptedAgent { entry in
            if case .map(let chunk, _) = entry, chunk > 0 { .nothing } else { .echo }
        }
        let result = try await EngineResult.of(TestRun(["a": 20]), agent: agent, concurrency: 2)
        #expect(result.texts["a"] == "a#0\n")
        #expect(result.reports.allSatisfy { $0.gaps.isEmpty })
        #expect(agent.log.foldCount == 0)
    }
}
