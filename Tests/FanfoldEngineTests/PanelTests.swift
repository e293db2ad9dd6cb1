internal import FanfoldCore
internal import FanfoldTestKit
internal import Testing

@testable internal import FanfoldEngine

@Suite(.timeLimit(.minutes(5))) struct `Panel of agents` {
    private let run = TestRun(["a": 2, "b/c": 1, "b/d": 5])
    private var expected: [String: String] { run.expectedReports() }

    private func result(_ panel: Panel, concurrency: Int = 4) async throws -> EngineResult {
        try await EngineResult.of(run, panel, concurrency: concurrency)
    }

    private func panel(of report: String, _ result: EngineResult) -> PanelResult? {
        result.reports.lazy.compactMap { candidate in
            guard candidate.name == report else { return nil }
            return switch candidate {
            case .document(let document): document.panel
            case .folder(let folder, _): folder.panel
            }
        }.first
    }

    @Test func `each agent has a tree of its own, and the aggregator hears all in their order`() async throws
    {
        let result = try await result(
            Panel(ScriptedAgent(name: "x"), ScriptedAgent(name: "y"), into: ScriptedAggregator())
        )
        #expect(result.isDone)
        #expect(result.texts == expected.mapValues { "x=\($0), y=\($0)" })
        for (name, text) in expected {
            #expect(panel(of: name, result)?.agents.map(\.summary.statements.first?.text) == [text, text])
        }
        #expect(EventOrder.flaws(result.events) == [])
    }

    @Test func `a condition that is set later has no version`() {
        var member = Panel.Member(ScriptedAgent())
        #expect(Panel([member]).version != nil)
        member.reasonToSkip = { _ in "is not wanted" }
        #expect(Panel([member]).version == nil)
    }

    @Test func `a document an agent has no interest in is skipped with the reason`() async throws {
        let picky = Panel.Member(ScriptedAgent(name: "picky")) { $0.name == "a" ? "is about nothing" : nil }
        let result = try await result(
            Panel([Panel.Member(ScriptedAgent(name: "x")), picky], into: ScriptedAggregator())
        )
        let (a, c) = (expected["a"] ?? "", expected["b/c"] ?? "")
        #expect(panel(of: "a", result)?.agents[1].outcome == .skipped(reason: "is about nothing"))
        #expect(result.texts["a"] == "x=\(a), picky skipped")
        #expect(result.texts["b/c"] == "x=\(c), picky=\(c)")
        #expect(panel(of: "/", result)?.agents[1].summary.statements.count == 1)
    }

    @Test func `an agent that fails leaves the others' answers, and a gap with its name`() async throws {
        let broken = ScriptedAgent(name: "broken") { _ in throw AgentError("is broken") }
        let result = try await result(Panel(ScriptedAgent(name: "x"), broken, into: ScriptedAggregator()))
        #expect(result.texts["b/c"] == "x=\(expected["b/c"] ?? ""), broken failed: is broken")
        #expect(panel(of: "b/c", result)?.gaps.map(\.agent) == ["broken"])
        #expect(panel(of: "b/c", result)?.agents[1].outcome == .failed(reason: "is broken"))
    }

    @Test func `the failure of an optional agent is no gap`() async throws {
        let broken = ScriptedAgent(name: "broken") { _ in throw AgentError("is broken") }
        let members = [
            Panel.Member(ScriptedAgent(name: "x")), Panel.Member(broken, duty: .optional),
        ]
        let result = try await result(Panel(members, into: ScriptedAggregator()))
        #expect(panel(of: "b/c", result)?.gaps == [])
        #expect(result.texts["b/c"] == "x=\(expected["b/c"] ?? ""), broken failed: is broken")
    }

    @Test func `without a required agent's answer there is no aggregate, and the report says why`()
        async throws
    {
        let broken = ScriptedAgent(name: "broken") { _ in throw AgentError("is broken") }
        let members = [
            Panel.Member(ScriptedAgent(name: "x")), Panel.Member(broken, duty: .required),
        ]
        let result = try await result(Panel(members, into: ScriptedAggregator()))
        let reason = "broken, which is required, failed: is broken"
        #expect(panel(of: "b/c", result)?.aggregate?.outcome == .failed(reason: reason))
        #expect(panel(of: "b/c", result)?.gaps.map(\.reason) == ["is broken", reason])
        #expect(result.texts["b/c"] == expected["b/c"])
    }

    @Test func `too few answers leave no aggregate`() async throws {
        let broken = ScriptedAgent(name: "broken") { _ in throw AgentError("is broken") }
        let members = [Panel.Member(ScriptedAgent(name: "x")), Panel.Member(broken)]
        let result = try await result(Panel(members, into: ScriptedAggregator(), leastAnswers: 2))
        let reason = "1 of 2 agents answered, and 2 are needed"
        #expect(panel(of: "a", result)?.aggregate?.outcome == .failed(reason: reason))
    }

    @Test func `an agent a document is not for is not needed`() async throws {
        let skipping = Panel.Member(ScriptedAgent(name: "y")) { _ in "it is too long" }
        let members = [Panel.Member(ScriptedAgent(name: "x")), skipping]
        let result = try await result(Panel(members, into: ScriptedAggregator(), leastAnswers: 2))
        #expect(panel(of: "a", result)?.aggregate?.outcome == .answered)
        #expect(panel(of: "a", result)?.gaps == [])
    }

    @Test func `the best possible speed-up waits for the agents before the aggregate`() async throws {
        let panel = Panel(ScriptedAgent(name: "x"), ScriptedAgent(name: "y"), into: ScriptedAggregator())
        let result = try await EngineResult.of(TestRun(["a": 1]), panel, concurrency: 8)
        // Two agents at once, then the aggregate.
        #expect(result.bestSpeedUp == 1.5)
    }

    @Test func `the aggregate of a folder's only document is the folder's`() async throws {
        let run = TestRun(["a/b": 2, "c/d": 1, "c/e": 1], unread: ["a/x"], skipped: ["a/y"])
        let reading = Panel(ScriptedAgent(name: "x"), into: ScriptedAggregator())
        let result = try await EngineResult.of(run, reading, concurrency: 4)
        let asked = result.events.compactMap { event -> String? in
            guard case .callStarted(let call) = event, call.agent == "editor" else { return nil }
            return "\(call.kind.rawValue) \(call.subject)"
        }
        #expect(Set(asked) == ["document a/b", "document c/d", "document c/e", "folder c", "folder "])
        #expect(asked.count == 5)
        #expect(panel(of: "a/", result)?.aggregate == panel(of: "a/b", result)?.aggregate)
        #expect(result.reports.first { $0.name == "a/" }?.gaps.map(\.document) == ["a/x"])
    }

    @Test func `an aggregate that failed is named once where its document stands alone`() async throws {
        let failing = ScriptedAggregator(failure: AgentError("had no words"))
        let result = try await EngineResult.of(
            TestRun(["a/b": 2, "c": 1]),
            Panel(ScriptedAgent(name: "x"), into: failing),
            concurrency: 4
        )
        #expect(result.reports.first { $0.name == "a/" }?.gaps.map(\.document) == ["a/b"])
        #expect(result.reports.first { $0.name == "/" }?.gaps.map(\.document) == ["", "a/b", "c"])
    }

    @Test func `an aggregator that fails leaves the agents' sections and a gap, in the folders above too`()
        async throws
    {
        let failing = ScriptedAggregator(failure: AgentError("had no words"))
        let result = try await result(Panel(ScriptedAgent(name: "x"), into: failing))
        #expect(result.isDone)
        #expect(result.texts == run.expectedReports())
        let top = result.reports.first { $0.name == "/" }
        #expect(top?.gaps.filter { $0.agent == "editor" }.map(\.document) == ["", "a", "b/c", "b/d", "b"])
    }

    @Test func `a document without chunks has an empty report`() async throws {
        let result = try await EngineResult.of(
            TestRun(["none": 0]),
            Panel(ScriptedAgent(name: "x"), ScriptedAgent(name: "y"), into: ScriptedAggregator()),
            concurrency: 2
        )
        #expect(result.isDone)
        #expect(panel(of: "none", result)?.aggregate == nil)
    }

    @Test func `a substitution is reported with its place, and told to the aggregator as such`() async throws
    {
        struct Replaced: Agent {
            let name = "replaced"
            func map(_ chunk: Chunk) async throws -> Partial {
                Partial(
                    statements: [Statement(text: "fixed", evidence: [])],
                    substitution: Substitution(by: "a fixed text", reason: "it timed out")
                )
            }
            func fold(_ partials: [Partial], into kind: FoldKind) async throws -> Partial { partials[0] }
        }
        let result = try await result(Panel(Replaced(), into: ScriptedAggregator()))
        let agent = try #require(panel(of: "a", result)?.agents.first)
        #expect(agent.outcome == .fellBack)
        #expect(agent.substitutions.map(\.subject) == ["a", "a"])
        #expect(agent.substitutions.allSatisfy { $0.lines != nil })
        #expect(agent.summary.substitution == nil)
    }

    @Test func `calls of models are measured by what they tell`() async throws {
        struct Calling: Agent, SelfPacing {
            let name = "calling"
            func map(_ chunk: Chunk) async throws -> Partial {
                CallContext.current.listen(.sent(attempt: 1))
                CallContext.current.listen(.retrying(ModelError(.timedOut, "late"), after: .zero))
                CallContext.current.listen(.sent(attempt: 2))
                CallContext.current.listen(.answered(TokenUsage(promptTokens: 7, answerTokens: 3)))
                return Partial(statements: [Statement(text: "s", evidence: [])])
            }
            func fold(_ partials: [Partial], into kind: FoldKind) async throws -> Partial { partials[0] }
        }
        let result = try await result(Panel(Calling()))
        let measures = result.events.compactMap { event -> CallMeasure? in
            if case .callEnded(let call, _, let measure) = event, call.level == 0 { measure } else { nil }
        }
        #expect(measures.count == 8)
        #expect(measures.allSatisfy { $0.attempts == 2 && $0.usage?.promptTokens == 7 })
    }

    @Test func `a model's call that is withdrawn is not done, and no gap`() async throws {
        struct Withdrawn: Agent, SelfPacing {
            let name = "withdrawn"
            func map(_ chunk: Chunk) async throws -> Partial {
                CallContext.current.listen(.sent(attempt: 1))
                CallContext.current.listen(.answered(TokenUsage(promptTokens: 7, answerTokens: 1)))
                throw ModelError(.withdrawn, "the run is stopping")
            }
            func fold(_ partials: [Partial], into kind: FoldKind) async throws -> Partial { partials[0] }
        }
        let result = try await result(Panel(Withdrawn()))
        #expect(!result.isDone)
        #expect(result.reports.isEmpty)
        let measures = result.events.compactMap { event -> CallMeasure? in
            if case .callEnded(_, .withdrawn, let measure) = event { measure } else { nil }
        }
        #expect(!measures.isEmpty)
        #expect(measures.allSatisfy { $0.attempts == 1 && $0.usage?.promptTokens == 7 })
    }
}

@Suite struct `Best speed-up` {
    private func best(_ pathLengths: [Int], concurrency: Int) -> Double {
        var steps = StepCount()
        for length in pathLengths { steps.add(length) }
        return steps.bestSpeedUp(concurrency: concurrency)
    }

    @Test func `no call and one call are as fast as can be`() {
        #expect(best([], concurrency: 4) == 1)
        #expect(best([1], concurrency: 4) == 1)
    }

    @Test func `a chain can't be sped up`() {
        #expect(best([3, 2, 1], concurrency: 8) == 1)
    }

    @Test func `equal calls are bound by the permits`() {
        #expect(best(Array(repeating: 1, count: 64), concurrency: 8) == 8)
    }

    @Test func `the steps at the end are added to the wide part before them`() {
        // 32 chunks, 4 folds, 1 root with 8 permits: 4 rounds, then 2 steps.
        let lengths = Array(repeating: 3, count: 32) + Array(repeating: 2, count: 4) + [1]
        #expect(best(lengths, concurrency: 8) == 37.0 / 6)
    }
}
