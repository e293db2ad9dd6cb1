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

    @Test(arguments: [("panel", PanelSamples.panel), ("panel-withheld", PanelSamples.withheld)])
    func `a document several agents read`(name: String, panel: PanelResult) {
        var result = SampleResults.document(diagnostics: [])
        result.panel = panel
        compare(DocumentPage.render(result), "document-\(name).md")
        compare(DocumentRecord(result).rendered, "document-\(name).json")
        compare(TextPage.render(result), "document-\(name).txt")
    }

    @Test func `a document of typed answers`() {
        var result = SampleResults.document(diagnostics: [])
        result.panel = PanelSamples.typed
        compare(DocumentPage.render(result), "document-typed.md")
        compare(DocumentRecord(result).rendered, "document-typed.json")
        compare(TextPage.render(result), "document-typed.txt")
    }

    @Test func `a long passage is quoted by its beginning, whole in JSON`() {
        let passage = (0..<300).map { "word\($0)" }.joined(separator: " ")
        let evidence = SampleResults.evidence(0..<9, lines: 1...40, passage: passage)
        let result = SampleResults.document(statements: [Statement(text: "All.", evidence: [evidence])])
        let page = DocumentPage.render(result)
        #expect(page.contains("lines 1–40: “word0 word1 ") && page.contains(" …”\n"))
        #expect(!page.contains("word299"))
        #expect(String(decoding: DocumentRecord(result).rendered, as: UTF8.self).contains("word299"))
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

    @Test func `a folder several agents read`() {
        var (result, names) = SampleResults.folder
        result.panel = PanelSamples.panel
        compare(FolderPage.render(result, title: "minutes", names: names), "folder-panel.md")
        compare(FolderRecord(result).rendered, "folder-panel.json")
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

    @Test func `a run whose budget is spent`() {
        var result = RunResult()
        result.documentCount = 2
        result.spentLimit = SpentLimit(.budget, "the budget of 0.50 is spent (0.4988 paid)")
        var paid = CallMeasure(
            attempts: 2,
            retries: 1,
            usage: TokenUsage(promptTokens: 900, answerTokens: 80)
        )
        paid.cost = Money(0.498765)
        result.calls.add(paid)
        var stored = CallMeasure(isStored: true)
        stored.savedUsage = TokenUsage(promptTokens: 700, answerTokens: 60)
        stored.savedCost = Money(0.25)
        result.calls.add(stored)
        let record = RunRecord(result, input: "in", agents: ["summary"], concurrency: 8)
        compare(record.rendered, "run-stopped.json")
    }
}

@Suite struct `Chart of a report's tree` {
    private func page(_ tree: TreeSketch) -> String {
        var result = SampleResults.document()
        result.tree = tree
        return DocumentPage.render(result)
    }

    @Test func `a long document's folds are counted by level`() {
        let page = page(TreeSketch(leafCount: 118, foldsByLevel: [24, 5, 1]))
        let chart = """
            ```mermaid
            flowchart LR
                l0[118 chunks] --> l1[24 folds]
                l1[24 folds] --> l2[5 folds]
                l2[5 folds] --> l3[1 fold]
                l3 --> r([report])
            ```
            """
        #expect(page.contains(chart), "\(page)")
    }

    @Test func `a large folder's entries are counted, documents and folders apart`() {
        var (result, names) = SampleResults.folder
        result.tree = TreeSketch(leafCount: 30, foldsByLevel: [7, 2, 1])
        let chart = """
            flowchart LR
                l0[6 documents, 1 folder] --> l1[7 folds]
                l1[7 folds] --> l2[2 folds]
                l2[2 folds] --> l3[1 fold]
            """
        let page = FolderPage.render(result, title: "minutes", names: names)
        #expect(page.contains(chart), "\(page)")
    }

    @Test func `a folder of one entry has none`() {
        var (result, names) = SampleResults.folder
        result.tree = TreeSketch(leafCount: 1, foldsByLevel: [])
        #expect(!FolderPage.render(result, title: "minutes", names: names).contains("mermaid"))
    }

    @Test func `names in a chart are short, and mean nothing to it`() {
        var (result, names) = SampleResults.folder
        result.entries[0].name = "minutes/\"];click a\n```" + String(repeating: "x", count: 60) + ".md"
        let page = FolderPage.render(result, title: "minutes", names: names)
        #expect(
            page.contains(
                "n0[\"#34;#93;#59;click a #96;#96;#96;xxxxxxxxxxxxx…xxxxxxxxx.md<br/>3 chunks\"]"
            ),
            "\(page)"
        )
    }

    @Test func `a document of one chunk has none`() {
        #expect(!page(TreeSketch(leafCount: 1, foldsByLevel: [])).contains("mermaid"))
    }
}
