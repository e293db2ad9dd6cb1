/// What a run made of one folder.
public struct FolderResult: Sendable {
    /// The folder's name in the run; empty for the top.
    public var name: String
    /// The documents and subfolders, by name.
    public var entries: [Entry]
    /// How many folds were made above them, over all agents.
    public var foldCount: Int
    /// The height of the tree of folds.
    public var levels: Int
    /// The tree's shape.
    public var tree: TreeSketch
    /// What each agent says of the folder as a whole, and the aggregate.
    public var panel: PanelResult
    /// What is missing from the folder and its subfolders.
    public var gaps: [Gap]

    package init(
        name: String,
        entries: [Entry],
        foldCount: Int,
        levels: Int,
        tree: TreeSketch,
        panel: PanelResult,
        gaps: [Gap]
    ) {
        self.name = name
        self.entries = entries
        self.foldCount = foldCount
        self.levels = levels
        self.tree = tree
        self.panel = panel
        self.gaps = gaps
    }

    /// What is said on top.
    public var summary: Partial { panel.summary }

    /// One document or subfolder.
    public struct Entry: Sendable, Hashable {
        /// What came of it.
        public enum Outcome: Sendable, Hashable {
            /// A document with a report.
            case document(title: String?, chunkCount: Int, coverage: Double)
            /// A subfolder, and the documents with a report in it and below.
            case folder(documentCount: Int)
            /// A file that is no document, and why.
            case skipped(reason: String)
            /// A document that could not be read, and why.
            case failed(reason: String)

            /// The documents with a report: the entry itself, or those in the folder and below.
            public var documentCount: Int {
                switch self {
                case .document: 1
                case .folder(let documentCount): documentCount
                case .skipped, .failed: 0
                }
            }
        }

        /// The document's or folder's name in the run.
        public var name: String
        /// What came of it.
        public var outcome: Outcome

        /// Makes an entry.
        public init(name: String, outcome: Outcome) {
            self.name = name
            self.outcome = outcome
        }
    }
}
