import FanfoldCore
import FanfoldProviders
import FanfoldTestKit
import Testing

@Suite struct `Fan-out` {
    struct Trend: Codable, Hashable, Sendable { var name: String }
    struct Price: Codable, Hashable, Sendable {
        var amount: Int
        var sources: [Int]
    }

    struct Year: Codable, Sendable, SchemaProviding {
        static let jsonSchema: JSONValue = ["type": "string", "examples": ["2024"]]
        var number: Int

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            guard let number = Int(try container.decode(String.self)) else {
                throw DecodingError.dataCorruptedError(in: container, debugDescription: "this is no year")
            }
            self.number = number
        }
    }
    struct Start: Codable, Sendable { var year: Year }

    private let clock = ManualClock()

    private func agent<Output: Codable & Sendable>(
        _ name: String,
        _ type: Output.Type,
        _ rule: @escaping @Sendable (ModelRequest) async throws -> ModelReply
    ) throws -> TypedAgent<Output> {
        try TypedAgent(
            name: name,
            instructions: "Find \(name).",
            model: ScriptedModel { request, _ in try await rule(request) },
            identity: ModelIdentity(provider: "openai", name: "m")
        )
    }

    @Test(.timeLimit(.minutes(5))) func `a typed agent answers with its type`() async throws {
        let prices = try agent("prices", Price.self) { _ in .scripted(#"{"amount": 12, "sources": [1]}"#) }
        #expect(try await prices.answer("Oil is 12.") == Price(amount: 12, sources: [1]))
        let partial = try await prices.map(Chunk(paragraph: "Oil is 12."))
        #expect(partial.value == TypedValue(json: ["amount": 12], evidence: ["": [Evidence(range: 0..<10)]]))
    }

    @Test(.timeLimit(.minutes(5))) func `a type that is no object stands in one`() async throws {
        let names = try agent("names", [String].self) { _ in .scripted(#"{"value": ["a", "b"]}"#) }
        #expect(names.schema.isStrict)
        #expect(try await names.answer("a and b") == ["a", "b"])
    }

    @Test(.timeLimit(.minutes(5))) func `an answer the type refuses is asked for once more`() async throws {
        let asked = Shared<[ModelRequest]>([])
        let starts = try agent("starts", Start.self) { request in
            asked.update { $0.append(request) }
            return .scripted(request.messages.count > 2 ? #"{"year": "2019"}"# : #"{"year": "then"}"#)
        }
        #expect(try await starts.answer("It began in 2019.").year.number == 2019)
        #expect(asked.value.last?.messages.last?.text.contains("/year: this is no year") == true)
    }

    @Test(.timeLimit(.minutes(5))) func `cancelling ends all agents`() async throws {
        let gate = Gate()
        let waiting = try agent("waiting", Trend.self) { _ in
            try await gate.passUnlessCancelled()
            return .scripted("{}")
        }
        let fanOut = TypedFanOut(waiting, waiting, clock: clock)
        await #expect(throws: CancellationError.self) {
            try await withThrowingTaskGroup { group in
                group.addTask { _ = try await fanOut.answers(to: "x") }
                group.cancelAll()
                try await group.waitForAll()
            }
        }
    }

    @Test(.timeLimit(.minutes(5))) func `answers come as a typed tuple with their timing`() async throws {
        let clock = clock
        let trends = try agent("trends", Trend.self) { _ in .scripted(#"{"name": "up"}"#) }
        let prices = try agent("prices", Price.self) { _ in
            clock.advance(by: .seconds(2))
            return .scripted(#"{"amount": 12, "sources": []}"#)
        }
        let (trend, price) = try await TypedFanOut(trends, prices, clock: clock).answers(to: "Oil is 12.")
        #expect(trend.output == Trend(name: "up"))
        #expect(price.output?.amount == 12)
        #expect([trend.agent, price.agent] == ["trends", "prices"])
        #expect(price.duration >= .seconds(2))
        #expect(FanOutTiming((trend, price)).wallTime == .seconds(2))
    }

    @Test(.timeLimit(.minutes(5))) func `agents run at the same time`() async throws {
        let gate = Gate()
        let first = try agent("first", Trend.self) { _ in
            await gate.pass()
            return .scripted(#"{"name": "waited"}"#)
        }
        let second = try agent("second", Trend.self) { _ in
            gate.open()
            return .scripted(#"{"name": "opened"}"#)
        }
        let outcomes = try await TypedFanOut(first, second, clock: clock).answers(to: "x")
        #expect(outcomes.0.output == Trend(name: "waited"))
    }

    @Test(.timeLimit(.minutes(5))) func `one failure cancels no other and names its agent`() async throws {
        let gate = Gate()
        let bad = try agent("bad", Trend.self) { _ in
            gate.open()
            throw ModelError(.badKey, "the key is wrong")
        }
        let good = try agent("good", Trend.self) { _ in
            await gate.pass()
            try Task.checkCancellation()
            return .scripted(#"{"name": "up"}"#)
        }
        let (first, second) = try await TypedFanOut(bad, good, clock: clock).answers(to: "x")
        #expect(first.agent == "bad")
        #expect(
            first.result == .failure(AgentError("the key is wrong", remedy: .stopRun, kind: "badKey"))
        )
        #expect(second.output == Trend(name: "up"))
    }

    @Test func `the timing compares with one after the other and with the best under a cap`() {
        let outcomes = [3, 1, 2].map {
            Outcome(agent: "a", result: .success(0), start: .seconds(1), duration: .seconds($0))
        }
        let timing = FanOutTiming(outcomes)
        #expect(timing.totalTime == .seconds(6))
        #expect(timing.wallTime == .seconds(3))
        #expect(timing.speedUp == 2)
        #expect(timing.leastWallTime(cap: 2) == .seconds(3))
        #expect(timing.leastWallTime(cap: 1) == .seconds(6))
    }

    /// Joins what it is shown, so that a test sees it.
    private struct Joiner: Agent, Aggregator {
        let name = "joiner"

        func map(_ chunk: Chunk) async throws -> Partial { Partial() }

        func fold(_ partials: [Partial], into kind: FoldKind) async throws -> Partial {
            Partial(statements: partials.flatMap(\.statements))
        }

        func aggregate(_ sections: [AgentSection], of kind: FoldKind) async throws -> Partial {
            let said = sections.map { "\($0.agent)=\($0.partial.statements.map(\.text).joined())" }
            return Partial(
                statements: [
                    Statement(
                        text: said.joined(separator: " "),
                        evidence: sections.flatMap(\.partial.statements).flatMap(\.evidence)
                    )
                ]
            )
        }
    }

    private func failing(_ name: String, _ remedy: AgentError.Remedy) -> ScriptedAgent {
        ScriptedAgent(name: name) { _ in throw AgentError("no", remedy: remedy) }
    }

    @Test(.timeLimit(.minutes(5))) func `agents are wired to one aggregator, in their order`() async throws {
        let inner = FanOut("inner", [ScriptedAgent(name: "c")], into: Joiner(), clock: clock)
        let agents: [any Agent] = [ScriptedAgent(name: "b"), ScriptedAgent(name: "a"), inner]
        let answer = try await FanOut("all", agents, into: Joiner(), clock: clock).answer(to: "x")
        #expect(answer.whole.statements.map(\.text) == ["b=x a=x inner=c=x"])
        #expect(answer.outcomes.map(\.agent) == ["b", "a", "inner"])
        #expect(answer.timing.speedUp == 1)
    }

    @Test(.timeLimit(.minutes(5))) func `an agent that fails is told as substituted by the others`()
        async throws
    {
        let agents: [any Agent] = [failing("a", .leaveGap), ScriptedAgent(name: "b")]
        let partial = try await FanOut("all", agents, into: Joiner(), clock: clock).map(Chunk(paragraph: "x"))
        #expect(partial.statements.map(\.text) == ["a= b=x"])
        #expect(partial.substitution == Substitution(by: "the other agents", reason: "a: no"))
    }

    @Test(.timeLimit(.minutes(5))) func `it fails where all agents do, or one for good`() async throws {
        let none = FanOut(
            "all",
            [failing("a", .leaveGap), failing("b", .leaveGap)],
            into: Joiner(),
            clock: clock
        )
        await #expect(throws: AgentError("no agent of all answered: a: no; b: no")) {
            try await none.answer(to: "x")
        }
        let agents: [any Agent] = [failing("a", .stopRun), ScriptedAgent(name: "b")]
        let stopped = FanOut("all", agents, into: Joiner(), clock: clock)
        await #expect(throws: AgentError("no", remedy: .stopRun)) { try await stopped.answer(to: "x") }
    }

    @Test(.timeLimit(.minutes(5))) func `a fan-out keeps to the contract of agents`() async throws {
        let fanOut = FanOut(
            "all",
            [ScriptedAgent(name: "a"), ScriptedAgent(name: "b")],
            into: Joiner(),
            clock: clock
        )
        let chunks = [Chunk(paragraph: "x"), Chunk(paragraph: "y")]
        #expect(try await AgentContract(fanOut).flaws(reading: chunks) == [])
    }
}
