import FanfoldCore
import FanfoldExtractive
import Testing

@Suite struct FolderFoldTests {
    private func partial(_ document: String, _ texts: [String]) -> Partial {
        Partial(
            statements: texts.enumerated().map { index, text in
                Statement(
                    text: text,
                    evidence: [Evidence(document: document, range: index * 100..<index * 100 + 50)]
                )
            }
        )
    }

    private var folder: [Partial] {
        (0..<6).map { number in
            partial(
                "d\(number)",
                (0..<5).map {
                    "Report \(number) says the harbour has \(number * 10 + $0) boats and many problems."
                }
            )
        }
    }

    @Test func `a folder's summary covers many documents`() async throws {
        let summary = try await ExtractiveAgent(words: 80).fold(folder, into: .folder)
        let documents = Set(summary.statements.compactMap { $0.evidence.first?.document })
        #expect(documents.count == 6)
        #expect(summary.wordCount <= 80)
    }

    @Test func `statements keep their evidence and their order`() async throws {
        let all = folder.flatMap(\.statements)
        let summary = try await ExtractiveAgent(words: 80).fold(folder, into: .folder)
        let places = try summary.statements.map { statement in
            try #require(all.firstIndex { $0.text == statement.text && $0.evidence == statement.evidence })
        }
        #expect(places == places.sorted())
        #expect(!places.isEmpty)
    }

    @Test func `a folder of folders takes turns among documents`() async throws {
        let agent = ExtractiveAgent(words: 60)
        let left = try await agent.fold(Array(folder.prefix(3)), into: .folder)
        let right = try await agent.fold(Array(folder.suffix(3)), into: .folder)
        let root = try await agent.fold([left, right], into: .folder)
        #expect(Set(root.statements.compactMap { $0.evidence.first?.document }).count >= 4)
    }

    @Test func `statements without evidence and empty partials can be folded`() async throws {
        let bare = Partial(statements: [Statement(text: "The harbour is closed to all boats.", evidence: [])])
        let summary = try await ExtractiveAgent().fold([Partial(), bare, Partial()], into: .document)
        #expect(summary.texts == ["The harbour is closed to all boats."])
        #expect(try await ExtractiveAgent().fold([Partial(), Partial()], into: .folder).isEmpty)
    }
}
