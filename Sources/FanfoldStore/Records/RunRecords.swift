package import FanfoldCore
internal import FoundationEssentials
internal import GRDB
internal import Synchronization

/// What runs noted of input files, reports and folds, so that what has not changed is not done again.
///
/// Nothing here was paid for: a note that is lost costs time and no call. Notes are therefore gathered and written a
/// few hundred at a time.
package final class RunRecords: Sendable {
    private let database: RunDatabase
    private let pending = Mutex<[RecordChange]>([])

    /// How many notes are gathered before they are written.
    private static let batch = 256

    package init(_ database: RunDatabase) { self.database = database }

    /// All documents, in no order.
    ///
    /// - Throws: ``StoreError``.
    package func documents() throws(StoreError) -> [KnownDocument] {
        try database.fetch { database in
            var documents: [KnownDocument] = []
            let rows = try Row.fetchCursor(database, sql: "SELECT * FROM documents")
            while let row = try rows.next() {
                if let document = DocumentRow.document(row) { documents.append(document) }
            }
            return documents
        }
    }

    /// All reports, in no order.
    ///
    /// - Throws: ``StoreError``.
    package func reports() throws(StoreError) -> [KnownReport] {
        try database.fetch { database in
            var reports: [KnownReport] = []
            let rows = try Row.fetchCursor(database, sql: "SELECT * FROM reports")
            while let row = try rows.next() {
                if let report = ReportRow.report(row) { reports.append(report) }
            }
            return reports
        }
    }

    /// All folders, in no order.
    ///
    /// - Throws: ``StoreError``.
    package func folders() throws(StoreError) -> [KnownFolder] {
        try database.fetch { database in
            try Row.fetchAll(database, sql: "SELECT name, identity, basis FROM folders").compactMap { row in
                guard let identity = Digest(exactly: row["identity"] as Data),
                    let basis = Digest(exactly: row["basis"] as Data)
                else { return nil }
                return KnownFolder(name: row["name"], identity: identity, basis: basis)
            }
        }
    }

    /// What was made of a document, in the words it was noted in; `nil` if nothing is noted.
    ///
    /// - Throws: ``StoreError``.
    package func result(ofDocument name: String) throws(StoreError) -> [UInt8]? {
        try fetch("SELECT body FROM results WHERE name = ?", [name])
    }

    /// What was made of a folder, in the words it was noted in; `nil` if nothing is noted.
    ///
    /// - Throws: ``StoreError``.
    package func result(ofFolder name: String) throws(StoreError) -> [UInt8]? {
        try fetch("SELECT body FROM folders WHERE name = ?", [name])
    }

    /// What an agent made of a fold, in the words it was noted in; `nil` if nothing is noted.
    ///
    /// - Throws: ``StoreError``.
    package func fold(_ identity: Digest, member: Int, basis: Digest) throws(StoreError) -> [UInt8]? {
        try fetch(
            "SELECT body FROM folds WHERE identity = ? AND member = ? AND basis = ?",
            [Data(identity.bytes), member, Data(basis.bytes)]
        )
    }

    /// Notes a change; it is written with others, before ``flush()`` returns at the latest, and not at all where the
    /// database is only read.
    ///
    /// - Throws: ``StoreError``.
    package func note(_ change: RecordChange) throws(StoreError) {
        guard !database.isReadOnly else { return }
        let due = pending.withLock { pending in
            pending.append(change)
            guard pending.count >= Self.batch else { return [RecordChange]() }
            defer { pending = [] }
            return pending
        }
        try write(due)
    }

    /// Writes what was noted and is not written yet.
    ///
    /// - Throws: ``StoreError``.
    package func flush() throws(StoreError) {
        try write(
            pending.withLock { pending in
                defer { pending = [] }
                return pending
            }
        )
    }

    private func write(_ changes: [RecordChange]) throws(StoreError) {
        guard !changes.isEmpty else { return }
        try database.change { database in
            for change in changes { try change.apply(to: database) }
        }
    }

    private func fetch(_ sql: String, _ arguments: StatementArguments) throws(StoreError) -> [UInt8]? {
        try database.fetch { database in
            try Data.fetchOne(database.cachedStatement(sql: sql), arguments: arguments).map { Array($0) }
        }
    }
}
