package import FanfoldCore
internal import FoundationEssentials
internal import GRDB
internal import Synchronization

/// Answered calls on disk, in the file `calls.sqlite` of a folder.
///
/// A call that was kept is there after a power cut. Any number of processes may use the folder at the same time.
package final class CallDatabase: CallStore {
    package let isShared: Bool

    /// The file.
    let path: String
    let database: any DatabaseWriter
    private let generation: Int
    private let run: String
    private let clock: StoreClock
    private let writer: CallWriter
    private let claims: ClaimFile?
    private let report: @Sendable (Diagnostic) -> Void
    private let reportedRow = Atomic(false)
    /// The keys kept so far, where the file need not be asked for others; `nil` where it has to be.
    private let onlyKeys: Mutex<Set<Digest>?>

    /// Opens the store of a folder, and makes both where there are none.
    ///
    /// - Parameters:
    ///   - folder: The folder's path; it is made for its owner alone.
    ///   - isShared: Whether other live processes may ask for the same calls.
    ///   - isAlone: Whether nobody else keeps calls there meanwhile: what is new need not be looked for.
    ///   - generation: Calls of other generations are not found.
    ///   - run: What is noted beside each call as the run that paid for it.
    ///   - clock: Tells the time.
    ///   - report: Receives what a person should know, from whatever task.
    /// - Throws: ``StoreError``.
    package init(
        folder: String,
        isShared: Bool = false,
        isAlone: Bool = false,
        generation: Int = 1,
        run: String,
        clock: StoreClock = .system,
        report: @escaping @Sendable (Diagnostic) -> Void
    ) throws(StoreError) {
        path = folder + "/" + CallSchema.fileName
        database = try CallSchema.opening(path, report: report).open()
        self.isShared = isShared
        self.generation = generation
        self.run = run
        self.clock = clock
        self.report = report
        writer = CallWriter(path, database, clock: clock)
        let isNew = isAlone ? try Self.isEmpty(generation, database, path) : false
        onlyKeys = Mutex(isNew ? [] : nil)
        claims = isShared ? try ClaimFile(folder + "/claims", clock: clock) : nil
    }

    package func call(for key: Digest) throws(StoreError) -> StoredCall? {
        if onlyKeys.withLock({ $0?.contains(key) }) == false { return nil }
        let found: (id: Int64, row: ReplyRow?)?
        do {
            // One statement sees one state of the file: it needs no transaction around it.
            found = try database.unsafeRead { database in
                let statement = try database.cachedStatement(sql: Self.lookup)
                let rows = try Row.fetchCursor(statement, arguments: [generation, Data(key.bytes)])
                guard let row = try rows.next() else { return nil }
                return (row[ReplyRow.columns.count], try ReplyRow(row))
            }
        } catch {
            DamagedDatabase(path).markIfDamage(error)
            throw StoreError(path, error, while: .read)
        }
        guard let found else { return nil }
        guard let row = found.row, row.call.key == key, row.generation == generation else {
            reportDamagedRow()
            return nil
        }
        if row.usedDay < clock.today { writer.noteUse(of: found.id) }
        return row.call
    }

    package func keep(_ call: StoredCall) async throws {
        try await writer.write(
            ReplyRow(
                generation: generation,
                call: call,
                createdAt: clock.now(),
                run: run,
                usedDay: clock.today
            )
        )
        onlyKeys.withLock { _ = $0?.insert(call.key) }
    }

    private static func isEmpty(
        _ generation: Int,
        _ database: any DatabaseReader,
        _ path: String
    ) throws(StoreError) -> Bool {
        do {
            return try database.unsafeRead {
                try Bool.fetchOne(
                    $0,
                    sql: "SELECT NOT EXISTS (SELECT 1 FROM replies WHERE generation = ?)",
                    arguments: [generation]
                ) ?? false
            }
        } catch {
            DamagedDatabase(path).markIfDamage(error)
            throw StoreError(path, error, while: .read)
        }
    }

    package func withClaim<Output: Sendable>(
        on key: Digest,
        _ body: () async throws -> Output
    ) async throws -> Output {
        guard let claims else { return try await body() }
        return try await claims.withClaim(on: key, body)
    }

    /// Closes the file, after which nothing can be read or kept; without it the file closes some time after the
    /// last use of the store, and the days of last use since the last commit are not noted.
    package func close() { writer.close() }

    private static let lookup = """
        SELECT \(ReplyRow.columns.joined(separator: ", ")), id FROM replies WHERE generation = ? AND key = ?
        """

    private func reportDamagedRow() {
        guard !reportedRow.exchange(true, ordering: .relaxed) else { return }
        report(
            Diagnostic(
                .warning,
                path,
                "an answer in it is not as it was written, and is asked for again",
                hint: "“fanfold store verify” says how many there are"
            )
        )
    }
}
