internal import FanfoldCore
internal import GRDB
internal import SystemPackage

/// Opens a database file of the project, and makes it where there is none.
///
/// Commits are durable, readers and the writer don't wait for each other where the file system allows it, a file
/// that a newer version wrote is refused, and a damaged one is set aside and what can be read of it kept.
struct DatabaseOpening {
    /// The file.
    var path: String
    /// What the tables are and how they came to be.
    var migrator: DatabaseMigrator
    /// The tables whose rows are kept when the file is damaged; the first one's are counted for the message.
    var tables: [SalvagedTable]
    /// What a row of the first table is to a person, such as “answer”.
    var noun: String
    /// Receives what a person should know.
    var report: @Sendable (Diagnostic) -> Void

    /// Opens the file.
    ///
    /// - Throws: ``StoreError``.
    func open() throws(StoreError) -> any DatabaseWriter {
        let folder = FilePath(path).removingLastComponent()
        if !folder.isEmpty { try StoreFolder.make(folder) }
        return try OpeningLock.withLock(path) { () throws(StoreError) in
            do {
                return try openedOrMended()
            } catch {
                throw StoreError(path, error, while: .open)
            }
        }
    }

    private func openedOrMended() throws -> any DatabaseWriter {
        let damage = DamagedDatabase(path)
        try damage.finishSettingAside()
        if !damage.isKnown {
            try StoreFolder.makeFile(FilePath(path))
            do {
                return try opened()
            } catch let error as DatabaseError where error.isDamage {}
        }
        try mend(damage)
        return try opened()
    }

    /// Begins the file anew with what can be read.
    private func mend(_ damage: DamagedDatabase) throws {
        let count = try Salvage(damage: damage, migrator: migrator, tables: tables).run()
        let name = try damage.finishSettingAside() ?? path
        let saved = count == 0 ? "nothing of it could be read" : "\(Count.text(count, noun)) could be read"
        report(
            Diagnostic(
                .warning,
                path,
                "was damaged: it is kept as \(name), and \(saved)",
                hint:
                    "what is missing is asked for again; check the disk, and remove the damaged file when you like"
            )
        )
    }

    private func opened() throws -> any DatabaseWriter {
        let database = try connected()
        do {
            guard try !database.unsafeRead(migrator.hasBeenSuperseded) else {
                throw StoreError(
                    "\(path): was written by a newer fanfold",
                    hint: "use that version, or another folder"
                )
            }
            try migrator.migrate(database)
            try database.unsafeRead { try StructureCheck.run($0, tables: tables.map(\.name)) }
            return database
        } catch {
            try? database.close()
            throw error
        }
    }

    private func connected() throws -> any DatabaseWriter {
        do {
            let pool = try DatabasePool(path: path, configuration: DatabaseSettings.configuration)
            try pool.writeWithoutTransaction(DatabaseSettings.makeDurable)
            return pool
        } catch let error as DatabaseError where error.mayBeForWantOfWAL {
            guard let queue = try? connectedWithoutWAL() else { throw error }
            report(
                Diagnostic(
                    .warning,
                    path,
                    "has no write-ahead log, which the file system does not support; a rollback journal is used",
                    hint: "nothing is less safe, but slower; a folder on a local disk is faster"
                )
            )
            return queue
        }
    }

    private func connectedWithoutWAL() throws -> DatabaseQueue {
        var configuration = DatabaseSettings.configuration
        configuration.prepareDatabase { database in
            // A file that had a log elsewhere is read without shared memory by whoever has it alone.
            try database.execute(sql: "PRAGMA locking_mode = EXCLUSIVE")
            let mode = try String.fetchOne(database, sql: "PRAGMA journal_mode = DELETE")
            guard mode == "delete" else { throw DatabaseError(message: "no rollback journal") }
            try database.execute(sql: "PRAGMA locking_mode = NORMAL")
        }
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        try queue.writeWithoutTransaction(DatabaseSettings.makeDurable)
        return queue
    }
}

extension DatabaseError {
    /// Whether a rollback journal may work where a write-ahead log does not.
    fileprivate var mayBeForWantOfWAL: Bool {
        switch resultCode {
        case .SQLITE_CANTOPEN, .SQLITE_IOERR, .SQLITE_ERROR, .SQLITE_PROTOCOL: true
        default: false
        }
    }
}
