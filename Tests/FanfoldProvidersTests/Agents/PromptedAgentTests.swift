import FanfoldCore
import FanfoldProviders
import FanfoldTestKit
import Testing

@Suite struct `Prompted agent` {
    private func agent(_ model: ScriptedModel, sampling: Sampling = Sampling()) -> PromptedAgent {
        PromptedAgent(
            model: model,
            identity: ModelIdentity(provider: "openai", name: "m"),
            sampling: sampling,
            timeout: .seconds(7)
        )
    }

    private let chunk = Chunk([(.paragraph, "One is here."), (.paragraph, "Two is there.")])

    private func child(_ texts: String..., document: String = "a") -> Partial {
        Partial(
            statements: texts.enumerated().map { index, text in
                Statement(text: text, evidence: [Evidence(document: document, range: index..<index + 1)])
            }
        )
    }

    private func failure(_ body: () async throws -> Partial) async -> AgentError? {
        do {
            _ = try await body()
            return nil
        } catch {
            return error as? AgentError
        }
    }

    @Test(.timeLimit(.minutes(5))) func `a chunk becomes statements with places in it`() async throws {
        let model = ScriptedModel(.success(.scripted("Two holds [2]. One too [1, 2]. Nothing is sure.")))
        let partial = try await agent(model).map(chunk)
        #expect(partial.statements.map(\.text) == ["Two holds.", "One too.", "Nothing is sure."])
        #expect(partial.statements.map { $0.evidence.map(\.range) } == [[14..<27], [0..<12, 14..<27], []])
    }

    @Test(.timeLimit(.minutes(5))) func `a fold takes over the evidence of what it cites`() async throws {
        let model = ScriptedModel(.success(.scripted("All of it [1][3].")))
        let partial = try await agent(model).fold(
            [child("x", "y"), child("z", document: "b")],
            into: .folder
        )
        #expect(partial.statements.map(\.text) == ["All of it."])
        #expect(
            partial.statements[0].evidence
                == [Evidence(document: "a", range: 0..<1), Evidence(document: "b", range: 0..<1)]
        )
    }

    @Test(.timeLimit(.minutes(5))) func `sections become one partial`() async throws {
        let model = ScriptedModel(.success(.scripted("Both agree [1] [2].")))
        let sections = [
            AgentSection(agent: "a", outcome: .answered, partial: child("x")),
            AgentSection(agent: "b", outcome: .failed(reason: "r"), partial: Partial()),
            AgentSection(agent: "c", outcome: .fellBack, partial: child("y", document: "c")),
        ]
        let partial = try await agent(model).aggregate(sections, of: .document)
        #expect(partial.statements.map { $0.evidence.map(\.document) } == [["a", "c"]])
    }

    @Test(.timeLimit(.minutes(5))) func `a chunk without text is not asked about`() async throws {
        let model = ScriptedModel(.success(.scripted("Yes.")))
        #expect(try await agent(model).map(Chunk(paragraph: " \n\t")).isEmpty)
        #expect(model.requests.isEmpty)
    }

    @Test(.timeLimit(.minutes(5))) func `a cut answer is asked for once more, shorter`() async throws {
        let model = ScriptedModel(
            .success(.scripted("One is", finish: .length)),
            .success(.scripted("One is here [1]."))
        )
        let partial = try await agent(model).map(chunk)
        #expect(partial.statements.map(\.text) == ["One is here."])
        #expect(partial.substitution?.by == "a shorter answer")
        #expect(partial.substitution?.reason == "the first was cut at 5 tokens")
        #expect(model.requests.count == 2)
        #expect(model.requests[1].messages[1].text.contains("at most 75 words"))
        #expect(!model.requests[1].messages[1].text.contains("One is\n"))
    }

    @Test(.timeLimit(.minutes(5))) func `an answer that is cut twice leaves a gap`() async {
        let model = ScriptedModel(.success(.scripted("One is", finish: .length)))
        let error = await failure {
            try await agent(model, sampling: Sampling(maxAnswerTokens: 60)).map(chunk)
        }
        #expect(error?.message == "the answer of m was cut at 60 tokens, and a shorter one as well")
        #expect(error?.hint == "raise max-answer-tokens, or lower words (now 150)")
        #expect(error?.remedy == .leaveGap)
        #expect(model.requests.count == 2)
    }

    @Test(
        .timeLimit(.minutes(5)),
        arguments: [
            ("", FinishReason.stop, "the answer of m is empty"),
            ("<think>One is", .stop, "the answer of m is empty"),
            ("[1]", .stop, "the answer of m is empty"),
            ("I can't help with that. Sorry.", .refusal, "m refused to answer: I can't help with that."),
            ("", .refusal, "m refused to answer"),
            ("Half", .contentFilter, "the server withheld the answer of m"),
        ]
    )
    func `no answer leaves a gap`(text: String, finish: FinishReason, message: String) async {
        let model = ScriptedModel(.success(.scripted(text, finish: finish)))
        let error = await failure { try await agent(model).map(chunk) }
        #expect(error?.message == message)
        #expect(error?.remedy == .leaveGap)
    }

    @Test(.timeLimit(.minutes(5))) func `a model's failure becomes the agent's`() async {
        let timedOut = ScriptedModel(.failure(ModelError(.timedOut, "too slow", hint: "wait")))
        #expect(
            await failure { try await agent(timedOut).map(chunk) }
                == AgentError("too slow", hint: "wait", remedy: .leaveGap, kind: "timedOut")
        )
        let badKey = ScriptedModel(.failure(ModelError(.badKey, "wrong key")))
        #expect(await failure { try await agent(badKey).map(chunk) }?.remedy == .stopRun)
    }

    @Test(.timeLimit(.minutes(5))) func `what is withdrawn or cancelled stays what it is`() async {
        let withdrawn = ScriptedModel(.failure(ModelError(.withdrawn, "stopping")))
        await #expect(throws: ModelError(.withdrawn, "stopping")) { try await agent(withdrawn).map(chunk) }
        let cancelled = ScriptedModel { _, _ in throw CancellationError() }
        await #expect(throws: CancellationError.self) { try await agent(cancelled).map(chunk) }
    }

    @Test(.timeLimit(.minutes(5)))
    func `the running call's context reaches the model with the agent's timeout`()
        async throws
    {
        let seen = Shared<[Duration?]>([])
        let model = ContextModel(seen: seen)
        let asking = PromptedAgent(model: model, identity: ModelIdentity(provider: "p", name: "m"))
        let context = CallContext(timeout: .seconds(3), streams: true)
        try await CallContext.$current.withValue(context) { _ = try await asking.map(chunk) }
        var hurried = asking
        hurried.timeout = .seconds(7)
        try await CallContext.$current.withValue(context) { [hurried] in _ = try await hurried.map(chunk) }
        #expect(seen.value == [.seconds(3), .seconds(7)])
    }

    @Test func `a request depends on text and headings alone`() {
        var moved = chunk
        moved.index = 9
        moved.range = 400..<400 + chunk.bytes.count
        moved.tokenCount = 1
        moved.format = .html
        let agent = agent(.citing())
        let request = agent.request(.map, about: Material(chunk))
        #expect(agent.request(.map, about: Material(moved)).key == request.key)
        moved.headingPath = ["A"]
        #expect(agent.request(.map, about: Material(moved)).key != request.key)
    }

    @Test func `agents on one chunk share all but the task`() throws {
        var other = agent(.citing())
        other.instructions = "Count the houses."
        let first = agent(.citing()).request(.map, about: Material(chunk)).messages
        let second = other.request(.map, about: Material(chunk)).messages
        #expect(first[0] == second[0])
        let shared = zip(first[1].text, second[1].text).prefix { $0 == $1 }.count
        #expect(first[1].text.prefix(shared).hasSuffix("Task:\n"))
    }
}

/// Answers, and notes the time it is given.
private struct ContextModel: LanguageModel {
    let seen: Shared<[Duration?]>

    func reply(to request: ModelRequest, in context: CallContext) async throws -> ModelReply {
        seen.update { $0.append(context.timeout) }
        return .scripted(context.streams ? "Yes." : "")
    }
}
