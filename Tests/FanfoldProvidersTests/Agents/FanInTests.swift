import FanfoldCore
import FanfoldProviders
import FanfoldTestKit
import Testing

@Suite struct `Fan-in of a prompted agent` {
    private func agent(context: Int?, answer: Int?, model: ScriptedModel = .citing()) -> PromptedAgent {
        PromptedAgent(
            model: model,
            identity: ModelIdentity(provider: "p", name: "m"),
            sampling: Sampling(maxAnswerTokens: answer),
            context: context
        )
    }

    @Test func `without limits every fan-in fits`() throws {
        #expect(agent(context: nil, answer: 100).largestFanIn == nil)
        #expect(agent(context: 4096, answer: nil).largestFanIn == nil)
        try agent(context: nil, answer: 100).check(fanIn: 1_000)
    }

    @Test func `a fan-in that does not fit is refused, naming the largest that does`() throws {
        let agent = agent(context: 4_096, answer: 600)
        #expect(agent.largestFanIn == 4)
        try agent.check(fanIn: 4)
        let error = #expect(throws: AgentError.self) { try agent.check(fanIn: 6) }
        #expect(error?.message.hasPrefix("a fold of 6 parts needs up to ") == true)
        #expect(error?.message.hasSuffix(" tokens, and the context of m has 4096") == true)
        #expect(error?.hint == "lower fan-in to 4, or max-answer-tokens (now 600)")
        #expect(error?.remedy == .stopRun)
    }

    @Test func `the largest fan-in really fits`() throws {
        for context in [2_000, 4_096, 8_192, 32_768] {
            for answer in [64, 300, 600] {
                let agent = agent(context: context, answer: answer)
                let fanIn = try #require(agent.largestFanIn)
                guard fanIn > 0 else { continue }
                // Answers of sentences of 20 tokens, by a count of four bytes a token.
                let sentence = String(repeating: "word", count: 20)
                let part = Partial(
                    statements: (0..<max(1, answer / 20)).map { _ in Statement(text: sentence, evidence: []) }
                )
                let material = Material(folding: Array(repeating: part, count: fanIn), into: .document)
                let messages = agent.request(.fold(.document), about: material).messages
                let tokens = messages.reduce(0) { $0 + ($1.text.utf8.count + 3) / 4 }
                #expect(tokens + answer <= context, "\(context) \(answer)")
            }
        }
    }

    @Test func `where not even two fit, the answer is too long`() {
        let error = #expect(throws: AgentError.self) {
            try agent(context: 2_000, answer: 1_000).check(fanIn: 2)
        }
        #expect(error?.hint == "lower max-answer-tokens (now 1000): not even a fan-in of 2 fits")
    }

    @Test(.timeLimit(.minutes(5))) func `a part far longer than an answer is cut at a statement, by name`()
        async throws
    {
        let long = Partial(
            statements: (1...5).map { Statement(text: "Sentence number \($0) here.", evidence: []) }
        )
        let short = Partial(statements: [Statement(text: "Two.", evidence: [])])
        let model = ScriptedModel.citing()
        // Six tokens a sentence: 15 fit, that is two sentences.
        let partial = try await agent(context: nil, answer: 10, model: model).fold(
            [short, long],
            into: .document
        )
        #expect(
            partial.omission
                == "part 2 of a fold was too long: 3 sentences of 5 left out, since 30 tokens are more than "
                + "max-answer-tokens (10)"
        )
        let prompt = model.requests[0].messages[1].text
        #expect(
            prompt.contains(
                "Part 1\n[1] Two.\nPart 2\n[2] Sentence number 1 here.\n[3] Sentence number 2 here.\n"
            )
        )
        #expect(prompt.contains("here.\n(more was said here than fits)\n</parts"))
        #expect(!prompt.contains("number 3"))
    }

    @Test(.timeLimit(.minutes(5))) func `a part of one long sentence stays whole`() async throws {
        let long = Partial(statements: [Statement(text: String(repeating: "long ", count: 90), evidence: [])])
        let partial = try await agent(context: nil, answer: 10).fold([long, long], into: .document)
        #expect(partial.omission == nil)
    }

    @Test func `evidence high up in a tree is kept to the first places of each passage`() {
        var material = Material(.parts)
        for passage in 0..<3 {
            let places = (0..<6).map {
                Evidence(document: "a", range: passage * 10 + $0..<passage * 10 + $0 + 1)
            }
            material.add("x".utf8.span, from: places)
        }
        let starts = material.evidence(of: [3, 1]).map(\.range.lowerBound)
        #expect(starts == [20, 0, 21, 1, 22, 2, 23, 3])
        #expect(material.evidence(of: []) == [])
    }
}
