import FanfoldCore
import FanfoldProviders
import FanfoldTestKit
import Testing

@Suite struct `Fallback agent` {
    private let chunk = Chunk(paragraph: "One is here.")
    private let gap = ModelError(.timedOut, "too slow")

    private func asking(_ answer: Result<ModelReply, ModelError>) -> PromptedAgent {
        PromptedAgent(model: ScriptedModel(answer), identity: ModelIdentity(provider: "p", name: "m"))
    }

    private let children = ["x", "y"].map { Partial(statements: [Statement(text: $0, evidence: [])]) }

    @Test(.timeLimit(.minutes(5))) func `an agent that answers is left alone`() async throws {
        let agent = FallbackAgent(asking(.success(.scripted("Yes [1]."))), fallback: .text("No."))
        let partial = try await agent.map(chunk)
        #expect(partial.statements == [Statement(text: "Yes.", evidence: [Evidence(range: 0..<12)])])
        #expect(partial.substitution == nil)
    }

    @Test(.timeLimit(.minutes(5))) func `a fixed text answers in place of a gap`() async throws {
        let agent = FallbackAgent(asking(.failure(gap)), fallback: .text("Nothing is known."))
        let expected = Partial(
            statements: [Statement(text: "Nothing is known.", evidence: [])],
            substitution: Substitution(by: "a fixed text", reason: "too slow")
        )
        #expect(try await agent.map(chunk) == expected)
        #expect(try await agent.fold(children, into: .document) == expected)
        #expect(try await agent.aggregate([], of: .document).isEmpty)
    }

    @Test(.timeLimit(.minutes(5))) func `another agent answers with the same input`() async throws {
        let agent = FallbackAgent(asking(.failure(gap)), fallback: .agent(ScriptedAgent(name: "other")))
        let partial = try await agent.map(chunk)
        #expect(partial.statements.map(\.text) == ["One is here."])
        #expect(partial.substitution == Substitution(by: "other", reason: "too slow"))
        #expect(try await agent.fold(children, into: .folder).statements.map(\.text) == ["(x y)"])
        let sections = children.map { AgentSection(agent: "a", outcome: .answered, partial: $0) }
        let whole = try await agent.aggregate(sections, of: .document)
        #expect(whole.statements.map(\.text) == ["(x y)"])
        #expect(whole.substitution?.by == "other")
        #expect(try await agent.aggregate([sections[1]], of: .document).statements.map(\.text) == ["y"])
    }

    @Test(.timeLimit(.minutes(5))) func `the last of a row of fallbacks is named`() async throws {
        let second = FallbackAgent(
            asking(.failure(ModelError(.serverFailed, "down"))),
            fallback: .text("None.")
        )
        let agent = FallbackAgent(asking(.failure(gap)), fallback: .agent(second))
        #expect(
            try await agent.map(chunk).substitution == Substitution(by: "a fixed text", reason: "too slow")
        )
    }

    @Test(.timeLimit(.minutes(5))) func `without a fallback the gap stays`() async {
        let agent = FallbackAgent(asking(.failure(gap)), fallback: .gap)
        await #expect(throws: AgentError("too slow", kind: "timedOut")) { try await agent.map(chunk) }
    }

    @Test(.timeLimit(.minutes(5))) func `a fallback that fails too says both reasons`() async {
        let other = asking(.failure(ModelError(.serverFailed, "down")))
        let agent = FallbackAgent(asking(.failure(gap)), fallback: .agent(other))
        await #expect(throws: AgentError("too slow; and summary in its place: down")) {
            try await agent.map(chunk)
        }
    }

    @Test(.timeLimit(.minutes(5))) func `what would meet every call is not answered for`() async {
        let key = FallbackAgent(asking(.failure(ModelError(.badKey, "wrong key"))), fallback: .text("x"))
        await #expect(throws: AgentError("wrong key", remedy: .stopRun, kind: "badKey")) {
            try await key.map(chunk)
        }
        let withdrawn = FallbackAgent(asking(.failure(ModelError(.withdrawn, "stop"))), fallback: .text("x"))
        await #expect(throws: ModelError(.withdrawn, "stop")) { try await withdrawn.map(chunk) }
    }

    @Test(.timeLimit(.minutes(5))) func `only the first way is told that there is another`() async throws {
        struct Listening: Agent {
            let name: String
            let heard: Shared<[String]>
            func map(_ chunk: Chunk) async throws -> Partial {
                heard.update { $0.append("\(name) \(CallContext.current.hasFallback)") }
                throw AgentError("no")
            }
            func fold(_ partials: [Partial], into kind: FoldKind) async throws -> Partial { Partial() }
        }
        let heard = Shared<[String]>([])
        let first = Listening(name: "first", heard: heard)
        let other = Listening(name: "other", heard: heard)
        _ = try? await FallbackAgent(first, fallback: .agent(other)).map(chunk)
        _ = try? await FallbackAgent(first, fallback: .gap).map(chunk)
        #expect(heard.value == ["first true", "other false", "first false"])
    }

    @Test func `it paces itself where what it wraps does`() {
        let prompted: any Agent = FallbackAgent(asking(.failure(gap)), fallback: .gap)
        let scripted: any Agent = FallbackAgent(ScriptedAgent(), fallback: .gap)
        #expect(prompted is any SelfPacing)
        #expect(prompted is any Aggregator)
        #expect(!(scripted is any SelfPacing))
        #expect(!(scripted is any Aggregator))
    }
}
