import Fanfold
import FoundationEssentials
import Testing

@Suite struct `README` {
    private let text: String

    init() throws {
        let path = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
        let bytes = try Data(contentsOf: URL(filePath: "/\(path)/README.md"))
        text = String(decoding: bytes, as: UTF8.self)
    }

    @Test func `the library example prints what it says`() async throws {
        let minutes = """
            The board met on Monday. The board approved the new pump for the lock at Dunsey, at a cost of \
            £118,400. Three members voted against the pump because of its cost. The meeting ended at nine.
            """
        let summary = try await Run(.text(minutes), agent: ExtractiveAgent(words: 25)).document().summary
        let printed = summary.statements.map { $0.text + "\n" }.joined()
        #expect(!printed.isEmpty)
        #expect(text.contains("```text\n\(printed)```"))
    }

    @Test func `the first command prints what it says`() async throws {
        let path = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
        let result = try await Run(.paths(["/\(path)/samples"]))()
        let line =
            "\(result.documents.count) documents, \(result.chunkCount) chunks, \(result.foldCount) folds"
        #expect(text.contains("output/index.md: \(line)\n"))
    }
}
