package import FanfoldCore
internal import FoundationEssentials
internal import GRDB

#if canImport(Darwin)
internal import Darwin
#else
internal import Glibc
#endif

/// The file of answered calls as a thing to look after: count, verify, export, prune.
///
/// Unlike ``CallDatabase`` it makes no file where there is none, and mends nothing.
package final class CallStoreFile: Sendable {
    /// The file as the user would write it.
    package let path: String
    private let database: DatabaseQueue

    /// Whether a folder has such a file.
    package static func exists(in folder: String) -> Bool {
        FileIdentity(folder + "/" + CallSchema.fileName) != nil
    }

    /// Opens the file in a store's folder.
    ///
    /// - Throws: ``StoreError``, also if there is none.
    package init(folder: String) throws(StoreError) {
        path = folder + "/" + CallSchema.fileName
        guard FileIdentity(path) != nil else {
            throw StoreError(
                "\(path): there is no store",
                hint: "name a run's output folder with -o, or a shared store with --store"
            )
        }
        // To open such a file would remove its log.
        guard !DamagedDatabase(path).isKnown else { throw Self.damaged(path) }
        do {
            database = try DatabaseQueue(path: path, configuration: DatabaseSettings.configuration)
            let (migrator, schema) = (CallSchema.migrator, try SchemaCheck(CallSchema.migrator))
            try database.unsafeRead { database in
                guard try migrator.hasCompletedMigrations(database) else {
                    throw StoreError("\(path): has no answers in it yet", hint: "run fanfold first")
                }
                guard try !migrator.hasBeenSuperseded(database) else { throw StoreError.isNewer(path) }
                guard schema.holds(in: database) else { throw DatabaseError(resultCode: .SQLITE_CORRUPT) }
            }
        } catch let error as DatabaseError where error.isDamage {
            DamagedDatabase(path).mark()
            throw Self.damaged(path)
        } catch {
            throw StoreError(path, error, while: .open)
        }
    }

    /// Says that the file is damaged, which is not mended here.
    private static func damaged(_ path: String) -> StoreError {
        StoreError(
            "\(path): is damaged",
            hint: "the next run keeps what can be read, and asks again for what is missing"
        )
    }

    deinit { try? database.close() }

    /// How many answers are kept.
    ///
    /// - Throws: ``StoreError``.
    package func count() throws(StoreError) -> Int {
        try read { try Int.fetchOne($0, sql: "SELECT count(*) FROM replies") ?? 0 }
    }

    /// The greatest generation; `nil` in an empty store.
    ///
    /// - Throws: ``StoreError``.
    package func latestGeneration() throws(StoreError) -> Int? {
        try read { try Int.fetchOne($0, sql: "SELECT max(generation) FROM replies") }
    }

    /// The bytes of the file and its log.
    package var byteCount: Int {
        ["", "-wal"].reduce(0) { sum, suffix in
            var status = stat()
            return stat(path + suffix, &status) == 0 ? sum + Int(status.st_size) : sum
        }
    }

    func read<Output>(_ body: (Database) throws -> Output) throws(StoreError) -> Output {
        do {
            return try database.unsafeRead(body)
        } catch {
            throw failure(error, .read)
        }
    }

    func write<Output>(_ body: (Database) throws -> Output) throws(StoreError) -> Output {
        do {
            return try database.writeWithoutTransaction(body)
        } catch {
            throw failure(error, .write)
        }
    }

    private func failure(_ error: any Error, _ access: StoreAccess) -> StoreError {
        guard (error as? DatabaseError)?.isDamage == true else {
            return StoreError(path, error, while: access)
        }
        DamagedDatabase(path).mark()
        return Self.damaged(path)
    }
}
