import FanfoldCore
import FanfoldReports

/// Results that have everything a report can show.
enum SampleResults {
    static let source = SourceIdentity(byteCount: 420, digest: Digest(of: Array("sample".utf8)))

    static func document(
        name: String = "minutes/2024-05.md",
        title: String? = "Minutes of May",
        statements: [Statement] = [
            Statement(
                text: "The board approved the new pontoon.",
                evidence: [evidence(40..<90, lines: 4...5, passage: "The board approved the *new* pontoon.")]
            ),
            Statement(
                text: "It costs £4,000 [estimate], i.e. 5 % of the budget.",
                evidence: [
                    evidence(120..<160, lines: 9...9, passage: "It costs £4,000 [estimate]"),
                    evidence(40..<90, lines: 4...5, passage: "The board approved the *new* pontoon."),
                ]
            ),
            Statement(text: "Nobody said where this comes from.", evidence: []),
        ],
        gaps: [Gap] = [
            Gap(document: "minutes/2024-05.md", range: 200..<420, lines: 12...20, reason: "the agent gave up")
        ],
        diagnostics: [Diagnostic] = [
            Diagnostic(.warning, "minutes/2024-05.md", "2 bytes are not valid UTF-8 and became U+FFFD")
        ]
    ) -> DocumentResult {
        DocumentResult(
            name: name,
            title: title,
            format: .markdown,
            language: "en-GB",
            source: source,
            chunkCount: 3,
            foldCount: 1,
            levels: 1,
            tree: TreeSketch(leafCount: 3, foldsByLevel: [1], folds: [[0, 1, 2]]),
            byteCount: 420,
            coveredByteCount: 200,
            panel: PanelResult(
                agents: [
                    AgentResult(agent: "extractive", summary: Partial(statements: statements), gaps: gaps)
                ]
            ),
            diagnostics: diagnostics
        )
    }

    static func evidence(
        _ range: Range<Int>,
        in document: String = "minutes/2024-05.md",
        lines: ClosedRange<Int>? = nil,
        passage: String? = nil
    ) -> Evidence {
        Evidence(document: document, range: range, lines: lines, passage: passage)
    }

    /// The folder `minutes`, and the names of all that is in it.
    static var folder: (result: FolderResult, names: OutputNames) {
        let documents = [
            "minutes/2024-05.md", "minutes/a | b [c].txt", "minutes/empty.txt", "minutes/index",
            "minutes/old/1998 (copy).txt", "minutes/photo.png", "minutes/90%_done.md",
        ]
        let statements = [
            Statement(
                text: "The board approved the new pontoon.",
                evidence: [evidence(40..<90, lines: 4...5, passage: "The board approved the *new* pontoon.")]
            ),
            Statement(
                text: "Old minutes were copied.",
                evidence: [
                    evidence(0..<9, in: "minutes/old/1998 (copy).txt", lines: 1...1, passage: "Copied.")
                ]
            ),
        ]
        let result = FolderResult(
            name: "minutes",
            entries: [
                entry("2024-05.md", .document(title: "Minutes | of May", chunkCount: 3, coverage: 0.47619)),
                entry("90%_done.md", .document(title: nil, chunkCount: 1, coverage: 1)),
                entry("a | b [c].txt", .document(title: "# no heading", chunkCount: 1, coverage: 0.99999)),
                entry("empty.txt", .failed(reason: "is empty (0 bytes)")),
                entry("index", .document(title: nil, chunkCount: 1, coverage: 1)),
                entry("old", .folder(documentCount: 1)),
                entry("photo.png", .skipped(reason: "is a PNG image, not text")),
            ],
            foldCount: 3,
            levels: 2,
            tree: TreeSketch(
                leafCount: 7,
                foldsByLevel: [2, 1],
                folds: [[0, 1, 2, 3], [4, 5, 6], [7, 8]]
            ),
            panel: PanelResult(
                agents: [AgentResult(agent: "extractive", summary: Partial(statements: statements))]
            ),
            gaps: [
                Gap(
                    document: "minutes/2024-05.md",
                    range: 200..<420,
                    lines: 12...20,
                    reason: "the agent gave up"
                ),
                Gap(document: "minutes/empty.txt", reason: "is empty (0 bytes)"),
            ]
        )
        return (result, OutputNames(FolderOutline(documents: documents, fanIn: 6)))
    }

    private static func entry(_ name: String, _ outcome: FolderResult.Entry.Outcome) -> FolderResult.Entry {
        FolderResult.Entry(name: "minutes/" + name, outcome: outcome)
    }
}
