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
            } catch let error as DatabaseError where error.isDamageAtOpening {}
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
            guard try !database.unsafeRead(isNewer) else { throw StoreError.isNewer(path) }
            try migrator.migrate(database)
            let schema = try SchemaCheck(migrator)
            try database.unsafeRead { database in
                guard schema.holds(in: database) else { throw DatabaseError(resultCode: .SQLITE_CORRUPT) }
                try StructureCheck.run(database, tables: tables.map(\.name))
            }
            return database
        } catch {
            try? database.close()
            throw error
        }
    }

    /// Whether a later version took the file further than we know.
    private func isNewer(_ database: Database) throws -> Bool {
        let steps = try migrator.appliedIdentifiers(database)
        let known = Set(migrator.migrations)
        guard !steps.isSubset(of: known) else { return false }
        // A later version still has all our steps: a name that is unknown in place of one of them is damage.
        guard steps.isSuperset(of: known) else { throw DatabaseError(resultCode: .SQLITE_CORRUPT) }
        return true
    }

    private func connected() throws -> any DatabaseWriter {
        do {
            let pool = try DatabasePool(path: path, configuration: DatabaseSettings.configuration)
            try pool.writeWithoutTransaction(DatabaseSettings.makeDurable)
            return pool
        } catch let error as DatabaseError where error.mayBeForWantOfWAL {
            guard let queue = try? connectedWithoutWAL() else {
                throw error.isWantOfWAL ? DatabaseError(resultCode: .SQLITE_CANTOPEN) : error
            }
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
        try queue.writeWithoutTransaction { database in
            try DatabaseSettings.makeDurable(database)
            // A file that may only be read fails here.
            try database.execute(sql: "BEGIN IMMEDIATE; ROLLBACK")
        }
        return queue
    }
}

extension DatabaseError {
    /// Whether a rollback journal may work where a write-ahead log does not.
    fileprivate var mayBeForWantOfWAL: Bool {
        switch resultCode {
        case .SQLITE_CANTOPEN, .SQLITE_IOERR, .SQLITE_READONLY, .SQLITE_PROTOCOL: true
        default: isWantOfWAL
        }
    }

    /// Whether GRDB says that the journal is not what it asked for: it has no code for that.
    fileprivate var isWantOfWAL: Bool {
        resultCode == .SQLITE_ERROR && message?.hasPrefix("could not activate WAL") == true
    }

    /// Whether the file is at fault when it is opened: a broken schema lets our own statements fail.
    fileprivate var isDamageAtOpening: Bool {
        switch resultCode {
        case .SQLITE_ERROR, .SQLITE_SCHEMA, .SQLITE_MISMATCH, .SQLITE_CONSTRAINT: true
        default: isDamage
        }
    }
}
