/// What came of a run.
public struct RunResult: Sendable {
    /// A document with a report.
    public struct Document: Sendable, Hashable {
        /// The document's name in the run.
        public var name: String
        /// Size and hash of the file.
        public var source: SourceIdentity
        /// How many chunks the text was cut into.
        public var chunkCount: Int
        /// How many folds were made above them.
        public var foldCount: Int
        /// The share of the text that is in the report, from 0 to 1.
        public var coverage: Double

        package init(
            name: String,
            source: SourceIdentity,
            chunkCount: Int,
            foldCount: Int,
            coverage: Double
        ) {
            self.name = name
            self.source = source
            self.chunkCount = chunkCount
            self.foldCount = foldCount
            self.coverage = coverage
        }
    }

    /// A file without a report.
    public struct Unread: Sendable, Hashable {
        /// The document's name in the run.
        public var name: String
        /// Why it could not be read, or is no document.
        public var reason: String
        /// What to do next.
        public var hint: String?

        package init(name: String, reason: String, hint: String? = nil) {
            self.name = name
            self.reason = reason
            self.hint = hint
        }
    }

    /// Documents with a report, by name.
    public package(set) var documents: [Document] = []
    /// How many of them are as they were in an earlier run, and so are their reports.
    public package(set) var unchangedCount = 0
    /// Documents that could not be read, by name.
    public package(set) var failed: [Unread] = []
    /// Files that are no documents, by name.
    public package(set) var skipped: [Unread] = []
    /// Reports that could not be written, by path.
    public package(set) var unwritten: [Unread] = []
    /// What is missing from reports.
    public package(set) var gaps: [Gap] = []
    /// What was wrong with the input.
    public package(set) var diagnostics: [Diagnostic] = []
    /// How many folds were made above documents, to fold folders.
    public package(set) var folderFoldCount = 0
    /// The report of the top folder; `nil` if folders were not folded, or the run was stopped.
    public package(set) var top: FolderResult?
    /// How many documents the input has.
    public package(set) var documentCount = 0
    /// The user's own limit that ended the run early; `nil` if none did.
    public package(set) var spentLimit: SpentLimit?
    /// Whether every document was read or found unreadable, and every folder folded.
    public package(set) var isComplete = false
    /// How long it took.
    public package(set) var wallTime: Duration = .zero
    /// What the calls cost.
    public package(set) var calls = CallTotals()
    /// The most times faster than one call after the other that the run's tree allows under its
    /// concurrency limit, were all calls alike.
    public package(set) var bestSpeedUp = 1.0

    /// What kept it from being faster.
    public package(set) var bounds = RunBounds()

    package init() {}

    /// How many documents have no report yet, though they may have one.
    public var leftCount: Int { max(0, documentCount - documents.count - failed.count - skipped.count) }

    /// About what the documents that are left will cost, going by those that are done; `nil` where none is done or no
    /// price is known.
    public var costLeft: Money? {
        let done = documents.count - unchangedCount
        guard done > 0, leftCount > 0, let cost = calls.cost + calls.savedCost else { return nil }
        return Money(cost.units / Double(done) * Double(leftCount))
    }

    /// How many chunks were read.
    public var chunkCount: Int { documents.reduce(0) { $0 + $1.chunkCount } }

    /// How many folds were made.
    public var foldCount: Int { documents.reduce(folderFoldCount) { $0 + $1.foldCount } }

    /// How many times faster the run was than its calls, one after the other, would have been.
    public var speedUp: Double { wallTime > .zero ? calls.time / wallTime : 1 }

    /// The bytes of the files that have a report.
    public var byteCount: Int { documents.reduce(0) { $0 + $1.source.byteCount } }

    /// Whether all that was asked for is in the reports.
    public var isWhole: Bool {
        isComplete && failed.isEmpty && unwritten.isEmpty && gaps.isEmpty
            && !diagnostics.contains { $0.severity == .error }
    }
}
