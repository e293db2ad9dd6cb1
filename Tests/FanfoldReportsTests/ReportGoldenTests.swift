import FanfoldCore
import FanfoldReports
import FanfoldTestKit
import Testing

@Suite struct `Report goldens` {
    private let golden = Golden()

    private func compare(_ bytes: [UInt8], _ name: String) {
        compare(String(decoding: bytes, as: UTF8.self), name)
    }

    private func compare(_ text: String, _ name: String) {
        if let difference = golden.difference(of: text, from: name) { Issue.record("\(difference)") }
    }

    @Test func `a document in all formats`() {
        let result = SampleResults.document()
        compare(DocumentPage.render(result), "document.md")
        compare(DocumentRecord(result).rendered, "document.json")
        compare(TextPage.render(result), "document.txt")
    }

    @Test func `a document of which nothing is said`() {
        let result = SampleResults.document(title: nil, statements: [], gaps: [], diagnostics: [])
        compare(DocumentPage.render(result), "document-empty.md")
        compare(DocumentRecord(result).rendered, "document-empty.json")
        #expect(TextPage.render(result).isEmpty)
    }

    @Test func `a document whose every text is hostile`() {
        let hostile = "# [x](javascript:y) | <b>\u{1B}[31m\n---\n`*_~~&amp;\\"
        let result = SampleResults.document(
            name: "a\nb/\(hostile).txt",
            title: hostile + " #",
            statements: [
                Statement(
                    text: hostile,
                    evidence: [SampleResults.evidence(0..<3, lines: 1...1, passage: hostile)]
                )
            ],
            gaps: [Gap(document: "x", reason: hostile)],
            diagnostics: [Diagnostic(.warning, "x", hostile)]
        )
        compare(DocumentPage.render(result), "document-hostile.md")
        compare(DocumentRecord(result).rendered, "document-hostile.json")
        compare(TextPage.render(result), "document-hostile.txt")
    }

    @Test func `a folder in both formats`() {
        let (result, names) = SampleResults.folder
        compare(FolderPage.render(result, title: "minutes", names: names), "folder.md")
        compare(FolderRecord(result).rendered, "folder.json")
    }

    @Test func `a run`() {
        var result = RunResult()
        result.documents = [
            RunResult.Document(
                name: "a.md",
                source: SampleResults.source,
                chunkCount: 3,
                foldCount: 1,
                coverage: 200.0 / 420
            )
        ]
        result.failed = [RunResult.Unread(name: "empty.txt", reason: "is empty (0 bytes)")]
        result.skipped = [RunResult.Unread(name: "photo.png", reason: "is a PNG image, not text")]
        result.gaps = [Gap(document: "a.md", range: 200..<420, lines: 12...20, reason: "the agent gave up")]
        result.diagnostics = [Diagnostic(.warning, "in/pipe", "is a pipe and is not read")]
        result.folderFoldCount = 2
        result.isComplete = true
        result.wallTime = .milliseconds(1500)
        let record = RunRecord(result, input: "in", agents: ["extractive"], concurrency: 8)
        compare(record.rendered, "run.json")
    }
}
