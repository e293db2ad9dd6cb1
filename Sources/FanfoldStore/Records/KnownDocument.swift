package import FanfoldCore

/// What a run noted of an input file and its report.
package struct KnownDocument: Sendable, Hashable {
    /// What came of it.
    package enum Outcome: Sendable, Hashable {
        /// It has a report that misses nothing.
        case reported(title: String?, chunkCount: Int, foldCount: Int)
        /// It is no document.
        case skipped(reason: String)
    }

    /// The document's name in the run.
    package var name: String
    /// The file's path from the root, without links.
    package var path: String
    /// How the file was when it was read; `nil` where it changed meanwhile.
    package var mark: FileMark?
    /// When it was read, in nanoseconds since 1970.
    package var readAt: Int
    /// Size and hash of its bytes.
    package var source: SourceIdentity
    /// What its report depends on beside its bytes.
    package var basis: Digest
    /// What came of it.
    package var outcome: Outcome

    package init(
        name: String,
        path: String,
        mark: FileMark?,
        readAt: Int,
        source: SourceIdentity,
        basis: Digest,
        outcome: Outcome
    ) {
        self.name = name
        self.path = path
        self.mark = mark
        self.readAt = readAt
        self.source = source
        self.basis = basis
        self.outcome = outcome
    }
}
