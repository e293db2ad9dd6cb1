internal import FanfoldCore
internal import GRDB
internal import Synchronization

/// Writes calls that come from many tasks at once in as few commits as there is time for.
///
/// The first call is written at once. What comes while its commit is under way is written together in the next, and
/// so on: a call never waits for more than the commit before its own.
final class CallWriter: Sendable {
    private typealias Caller = CheckedContinuation<Void, any Error>

    private struct Pending: Sendable {
        var rows: [ReplyRow] = []
        var callers: [Caller] = []
        /// Rows that were used today for the first time.
        var usedRows: Set<Int64> = []
        var isDraining = false
    }

    private let path: String
    private let database: any DatabaseWriter
    private let identities: [FileIdentity?]
    private let clock: StoreClock
    private let pending = Mutex(Pending())

    /// As many used rows are worth a commit of their own.
    private static let usedRowsPerCommit = 2000

    init(_ path: String, _ database: any DatabaseWriter, clock: StoreClock) {
        self.path = path
        self.database = database
        self.clock = clock
        identities = Self.identities(path)
    }

    /// Writes what is pending, days of last use too, and closes the file.
    ///
    /// Writing or reading fails from then on.
    func close() {
        // Comes after a drain that is under way. Days of last use only serve to prune: losing them is no failure.
        database.writeWithoutTransaction { database in
            let rows = pending.withLock { pending in
                defer { pending.usedRows = [] }
                return pending.usedRows
            }
            if !rows.isEmpty { try? write([], rows, to: database) }
        }
        // Who closes last moves the log into the file, which readers can't.
        (database as? DatabasePool)?.releaseMemory()
        try? database.close()
    }

    /// Returns when the row is on disk; a caller that is cancelled waits for it all the same.
    func write(_ row: ReplyRow) async throws {
        try await withCheckedThrowingContinuation { caller in
            let starts = pending.withLock { pending in
                pending.rows.append(row)
                pending.callers.append(caller)
                return Self.startsDraining(&pending)
            }
            if starts { drain() }
        }
    }

    /// Notes with some later commit that a row was used today.
    func noteUse(of row: Int64) {
        let starts = pending.withLock { pending in
            pending.usedRows.insert(row)
            return pending.usedRows.count >= Self.usedRowsPerCommit && Self.startsDraining(&pending)
        }
        if starts { drain() }
    }

    private static func startsDraining(_ pending: inout Pending) -> Bool {
        defer { pending.isDraining = true }
        return !pending.isDraining
    }

    /// Writes all that is pending, and what comes meanwhile, until nothing is.
    private func drain() {
        // Not an async write: cancelling one caller would roll back the calls of all.
        database.asyncWriteWithoutTransaction { database in
            while let batch = self.take() {
                let outcome = Result { try self.commit(batch, to: database) }
                for caller in batch.callers { caller.resume(with: outcome) }
            }
        }
    }

    private func take() -> Pending? {
        pending.withLock { pending in
            guard !pending.rows.isEmpty || pending.usedRows.count >= Self.usedRowsPerCommit else {
                pending.isDraining = false
                return nil
            }
            defer { pending = Pending(isDraining: true) }
            return pending
        }
    }

    private func commit(_ batch: Pending, to database: Database) throws {
        do {
            try write(batch.rows, batch.usedRows, to: database)
        } catch {
            DamagedDatabase(path).markIfDamage(error)
            throw StoreError(path, error, while: .write)
        }
        // A file that was removed or replaced meanwhile took the rows with it.
        guard Self.identities(path) == identities else { throw StoreError.wentAway(path) }
    }

    /// Which files the database and its log are; the log stays as long as we have the database open.
    private static func identities(_ path: String) -> [FileIdentity?] {
        [FileIdentity(path), FileIdentity(path + "-wal")]
    }

    private func write(_ rows: [ReplyRow], _ usedRows: Set<Int64>, to database: Database) throws {
        let upsert = try database.cachedStatement(sql: ReplyRow.upsert)
        if rows.count == 1, usedRows.isEmpty {
            // A statement alone is a transaction; to begin and to commit one are two more to parse.
            try upsert.execute(arguments: rows[0].arguments)
            return
        }
        try database.inTransaction(.immediate) {
            for row in rows { try upsert.execute(arguments: row.arguments) }
            let use = try database.cachedStatement(sql: "UPDATE replies SET used_day = ? WHERE id = ?")
            let today = clock.today
            for row in usedRows.sorted() { try use.execute(arguments: [today, row]) }
            return .commit
        }
    }
}
