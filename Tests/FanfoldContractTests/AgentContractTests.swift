internal import FanfoldCore
internal import FanfoldDocuments
internal import FanfoldEngine
internal import FanfoldExtractive
internal import FanfoldProviders
internal import FanfoldTestKit
internal import Testing

@Suite struct `Agent contract` {
    /// A new agent joins here.
    static let agents: [any Agent] = [
        ExtractiveAgent(), ExtractiveAgent(words: 20, instructions: "lomi"), ScriptedAgent(),
        prompted(.citing()), FallbackAgent(prompted(.citing()), fallback: .gap),
        FallbackAgent(prompted(unreachable), fallback: .agent(ExtractiveAgent())),
    ]

    private static let unreachable = ScriptedModel(.failure(ModelError(.unreachable, "no connection")))

    private static func prompted(_ model: ScriptedModel) -> PromptedAgent {
        PromptedAgent(model: model, identity: ModelIdentity(provider: "scripted", name: "m"))
    }

    /// Chunks of a text, and the agent as it reads them: informed by them if it takes a survey.
    private func reading(_ text: String, by agent: any Agent) -> (chunks: [Chunk], agent: any Agent) {
        let bytes = Array(text.utf8)
        let source = SourceIdentity(byteCount: bytes.count, digest: Digest(of: bytes))
        let document = MarkdownReader().document(of: bytes, name: "a", source: source)
        let settings = ChunkSettings(maxTokens: 200, counter: QuarterCounter())
        let chunks = ChunkSplitter(settings).chunks(of: document)
        guard let surveying = agent as? any SurveyingAgent else { return (chunks, agent) }
        return (chunks, informed(surveying, chunks))
    }

    private func informed(_ agent: some SurveyingAgent, _ chunks: [Chunk]) -> any Agent {
        var survey = agent.emptySurvey
        for chunk in chunks { agent.survey(chunk, into: &survey) }
        return agent.informed(by: survey)
    }

    @Test(arguments: agents) func `prose keeps the contract`(agent: any Agent) async throws {
        for seed in 0..<5 {
            var random = SeededGenerator(seed: UInt64(seed))
            let text = TestText.paragraphs(12, &random).joined(separator: "\n\n")
            let (chunks, informed) = reading(text, by: agent)
            #expect(chunks.count > 2)
            #expect(try await AgentContract(informed).flaws(reading: chunks) == [])
        }
    }

    @Test(arguments: agents) func `random texts keep the contract`(agent: any Agent) async throws {
        var random = SeededGenerator(seed: 9)
        for _ in 0..<40 {
            let text = TestText.random(&random, pieces: 200)
            let (chunks, informed) = reading(text, by: agent)
            let flaws = try await AgentContract(informed).flaws(reading: chunks)
            #expect(flaws == [], "\(text.debugDescription)")
        }
    }

    @Test(arguments: agents) func `a chunk without text keeps the contract`(agent: any Agent) async throws {
        #expect(try await AgentContract(agent).flawsOfEmptyChunk() == [])
    }

    @Test(arguments: agents) func `a run without failures has no gaps`(agent: any Agent) async throws {
        var random = SeededGenerator(seed: 4)
        let paragraphs = TestText.paragraphs(30, &random)
        let gaps = Shared<[Gap]>([])
        let ending = try await Engine(panel: Panel(agent), concurrency: 3, cores: 2).run(
            Engine.Plan(outline: FolderOutline(documents: ["a", "b/c"], fanIn: 3), foldsFolders: true),
            stop: StopRequest(),
            open: { .split(SplitDocument(named: $0 == 0 ? "a" : "b/c", chunks: paragraphs)) },
            deliver: { report in
                gaps.update {
                    switch report {
                    case .document(let result): $0 += result.gaps
                    case .folder(let result, _): $0 += result.gaps
                    }
                }
            },
            listen: { _ in }
        )
        #expect(ending.isDone)
        #expect(gaps.value == [])
    }
}
