package import FanfoldCore

/// What a run need not do again.
package struct Recall: Sendable {
    /// A document that is as it was, and has its report.
    package struct Document: Sendable {
        /// Its name and the hash of its bytes.
        package let identity: Digest
        /// What its folder shows of it.
        package let outcome: FolderResult.Entry.Outcome
        /// What the run counts of it; `nil` for a file that is no document.
        package let document: RunResult.Document?

        /// A document with a report that misses nothing.
        package init(_ document: RunResult.Document, title: String?) {
            identity = Recall.identity(ofDocument: document.name, document.source.digest)
            outcome = .document(title: title, chunkCount: document.chunkCount, coverage: document.coverage)
            self.document = document
        }

        /// A file that is no document.
        package init(skipped name: String, reason: String) {
            identity = Recall.identity(ofDocument: name, Digest(of: reason.utf8))
            outcome = .skipped(reason: reason)
            document = nil
        }
    }

    /// The documents that are not opened, by number.
    package var documents: [Int: Document]
    /// The identities of folders when they were folded last, by name.
    package var folders: [String: Digest]
    /// What was made of them.
    package let memory: any RunMemory

    package init(
        documents: [Int: Document] = [:],
        folders: [String: Digest] = [:],
        memory: any RunMemory
    ) {
        self.documents = documents
        self.folders = folders
        self.memory = memory
    }

    /// What tells a document from others, and from itself when it has changed.
    package static func identity(ofDocument name: String, _ source: Digest) -> Digest {
        var hasher = Digest.Hasher()
        hasher.update(name.utf8)
        hasher.update(source)
        return hasher.finalize()
    }
}
