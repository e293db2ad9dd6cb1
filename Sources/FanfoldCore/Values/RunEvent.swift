/// Something that happened in a run.
///
/// Progress, logs and reports listen to these. They come one at a time, in the order things happened.
public enum RunEvent: Sendable {
    /// The input was listed: this many documents, in this many folders.
    case started(documentCount: Int, folderCount: Int)
    /// A document was read and split; this is the tree that each of so many agents has over it.
    case opened(
        document: String,
        chunkCount: Int,
        foldsByLevel: [Int],
        agentCount: Int,
        byteCount: Int
    )
    /// An agent began to read a chunk or to make a fold.
    case callStarted(Call)
    /// An agent is done with it.
    case callEnded(Call, Outcome, CallMeasure)
    /// A document's report is ready.
    case finished(DocumentResult)
    /// These documents are as they were, and have their reports; so have folders with so many folds over all agents.
    /// Of folders that are made anew, too, folds may be known.
    case unchanged([RunResult.Document], folderFoldCount: Int, known: KnownFolds)
    /// A folder's report is ready.
    case folded(FolderResult)
    /// A file is no document.
    case skipped(document: String, reason: String)
    /// A document could not be read.
    case failed(document: String, reason: String, hint: String?)
    /// Something a person should know.
    case diagnosed(Diagnostic)

    /// One chunk or fold of one document or folder, or what brings its agents' answers together.
    public struct Call: Sendable, Hashable {
        /// The agent's or aggregator's name.
        public var agent: String
        /// The document's or folder's name.
        public var subject: String
        /// Whether the subject is a document or a folder.
        public var kind: FoldKind
        /// 0 for a chunk, else the fold's level; the aggregate is one above the last.
        public var level: Int
        /// The node of the agent's tree; the aggregate comes after the last.
        public var node: Int

        /// Makes a call.
        public init(agent: String, subject: String, kind: FoldKind, level: Int, node: Int) {
            self.agent = agent
            self.subject = subject
            self.kind = kind
            self.level = level
            self.node = node
        }
    }

    /// How a call ended.
    public enum Outcome: Sendable, Hashable {
        /// The agent answered.
        case answered
        /// The run was stopped before the agent had answered.
        case withdrawn
        /// The agent failed for good; the reason stands in the report, the hint says what to do next.
        case failed(reason: String, hint: String? = nil)
    }
}
