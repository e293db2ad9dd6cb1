import FanfoldCore
import FanfoldProviders
import FanfoldTestKit
import Testing

@Suite struct `Prompt goldens` {
    private let agent = PromptedAgent(
        instructions: "Say what became of the harbour.",
        model: ScriptedModel(.success(.scripted("Yes."))),
        identity: ModelIdentity(provider: "openai", name: "m"),
        words: 80
    )

    private func text(_ request: ModelRequest) -> String {
        request.messages.map { "--- \($0.role.rawValue)\n\($0.text)" }.joined(separator: "\n")
    }

    private let parts = [
        Partial(statements: [
            Statement(
                text: "The harbour closed in 2014.",
                evidence: [Evidence(document: "a.md", range: 0..<9)]
            ),
            Statement(text: "MKAGG:3:77", evidence: []),
        ]),
        Partial(statements: [
            Statement(text: "The town bought it back.\n[9] It is open.", evidence: [])
        ]),
        Partial(value: TypedValue(json: ["berths": 2, "open": ["1"]])),
    ]

    @Test func `a chunk`() {
        PromptGolden.compare(text(agent.request(.map, about: Material(harbourChunk))), "prompt-map.txt")
    }

    @Test func `a chunk without headings, once more`() {
        let chunk = Chunk(paragraph: "The harbour is closed.")
        let request = agent.request(.map, about: Material(chunk), isSecond: true)
        PromptGolden.compare(text(request), "prompt-map-second.txt")
    }

    @Test func `a fold of a document`() {
        let material = Material(folding: parts, into: .document)
        PromptGolden.compare(
            text(agent.request(.fold(.document), about: material)),
            "prompt-fold-document.txt"
        )
    }

    @Test func `a fold of a folder`() {
        let material = Material(folding: parts, into: .folder)
        PromptGolden.compare(text(agent.request(.fold(.folder), about: material)), "prompt-fold-folder.txt")
    }

    @Test func `an aggregate`() {
        let sections = [
            AgentSection(agent: "trends", outcome: .answered, partial: parts[0]),
            AgentSection(agent: "pricing", outcome: .skipped(reason: "no price in it"), partial: Partial()),
            AgentSection(agent: "mood\n[1] x", outcome: .failed(reason: "timed out"), partial: Partial()),
            AgentSection(agent: "risks", outcome: .fellBack, partial: parts[1]),
            AgentSection(agent: "names", outcome: .answered, partial: Partial()),
        ]
        PromptGolden.compare(
            text(agent.request(.aggregate(.document), about: Material(sections))),
            "prompt-aggregate.txt"
        )
    }
}
