internal import FanfoldCore
internal import GRDB
internal import SystemPackage

/// Opens a database file of the project, and makes it where there is none.
///
/// Commits are durable, readers and the writer don't wait for each other where the file system allows it, and a
/// file that a newer version wrote is refused.
struct DatabaseOpening {
    /// The file.
    var path: String
    /// What the tables are and how they came to be.
    var migrator: DatabaseMigrator
    /// Receives what a person should know.
    var report: @Sendable (Diagnostic) -> Void

    /// Opens the file.
    ///
    /// - Throws: ``StoreError``.
    func open() throws(StoreError) -> any DatabaseWriter {
        let file = FilePath(path)
        if !file.removingLastComponent().isEmpty { try StoreFolder.make(file.removingLastComponent()) }
        try StoreFolder.makeFile(file)
        do {
            return try opened()
        } catch {
            throw StoreError(path, error, while: .open)
        }
    }

    private func opened() throws -> any DatabaseWriter {
        let database = try connected()
        guard try !database.unsafeRead(migrator.hasBeenSuperseded) else {
            throw StoreError(
                "\(path): was written by a newer fanfold",
                hint: "use that version, or another folder"
            )
        }
        try migrator.migrate(database)
        return database
    }

    private func connected() throws -> any DatabaseWriter {
        let configuration = DatabaseSettings.configuration
        do {
            let pool = try DatabasePool(path: path, configuration: configuration)
            try pool.writeWithoutTransaction(DatabaseSettings.makeDurable)
            return pool
        } catch let error as DatabaseError where error.mayBeForWantOfWAL {
            let queue = try DatabaseQueue(path: path, configuration: configuration)
            let mode = try queue.writeWithoutTransaction { database in
                try DatabaseSettings.makeDurable(database)
                return try String.fetchOne(database, sql: "PRAGMA journal_mode = DELETE")
            }
            guard mode == "delete" else { throw error }
            report(
                Diagnostic(
                    .warning,
                    path,
                    "the file system can't share memory between processes, so a rollback journal is used",
                    hint: "answers are as safe but slower to keep; a local disk is faster"
                )
            )
            return queue
        }
    }
}

extension DatabaseError {
    /// Whether a rollback journal may work where WAL does not.
    fileprivate var mayBeForWantOfWAL: Bool {
        switch resultCode {
        case .SQLITE_CANTOPEN, .SQLITE_IOERR, .SQLITE_ERROR, .SQLITE_PROTOCOL, .SQLITE_MISUSE: true
        default: false
        }
    }
}
