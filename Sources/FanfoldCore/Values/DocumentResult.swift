/// What a run made of one document.
public struct DocumentResult: Sendable, Codable {
    /// The document's name in the run.
    public var name: String
    /// The title the file gives itself.
    public var title: String?
    /// What kind of file it was read from.
    public var format: DocumentFormat
    /// The language the file declares, as a BCP 47 tag.
    public var language: String?
    /// Size and hash of the file.
    public var source: SourceIdentity
    /// How many chunks the text was cut into.
    public var chunkCount: Int
    /// How many folds were made above them, over all agents.
    public var foldCount: Int
    /// The height of the tree of folds.
    public var levels: Int
    /// The tree's shape.
    public var tree: TreeSketch
    /// The bytes of text that were read.
    public var byteCount: Int
    /// Of those, the bytes in chunks that are in the report.
    public var coveredByteCount: Int
    /// What each agent says, and the aggregate.
    public var panel: PanelResult
    /// Oddities of the file that a reader of the report should know.
    public var diagnostics: [Diagnostic]

    package init(
        name: String,
        title: String?,
        format: DocumentFormat,
        language: String?,
        source: SourceIdentity,
        chunkCount: Int,
        foldCount: Int,
        levels: Int,
        tree: TreeSketch,
        byteCount: Int,
        coveredByteCount: Int,
        panel: PanelResult,
        diagnostics: [Diagnostic]
    ) {
        self.name = name
        self.title = title
        self.format = format
        self.language = language
        self.source = source
        self.chunkCount = chunkCount
        self.foldCount = foldCount
        self.levels = levels
        self.tree = tree
        self.byteCount = byteCount
        self.coveredByteCount = coveredByteCount
        self.panel = panel
        self.diagnostics = diagnostics
    }

    /// What is said on top, its evidence traced to lines and passages.
    public var summary: Partial { panel.summary }

    /// What is missing.
    public var gaps: [Gap] { panel.gaps }

    /// The share of the text that is in the report, from 0 to 1.
    public var coverage: Double {
        byteCount == 0 ? 1 : Double(coveredByteCount) / Double(byteCount)
    }
}

extension DocumentResult {
    /// Whether the report is all that the agents can say: nothing is missing, and nobody answered for another.
    package var isWhole: Bool {
        gaps.isEmpty && panel.substitutions.isEmpty && panel.agents.allSatisfy(\.gaps.isEmpty)
    }
}
