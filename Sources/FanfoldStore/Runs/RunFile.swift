internal import FanfoldCore
internal import GRDB

#if canImport(Darwin)
internal import Darwin
#else
internal import Glibc
#endif

/// The file `runs.sqlite`: opened, brought up to date, and set aside where it is damaged.
struct RunFile {
    let path: String
    let report: @Sendable (Diagnostic) -> Void

    /// Opens the file to write it, and makes it where there is none.
    ///
    /// - Throws: ``StoreError``.
    func open() throws(StoreError) -> any DatabaseWriter {
        do {
            do {
                return try openOnce()
            } catch let error as DatabaseError where Self.isDamage(error) {
                let aside = try setAside()
                report(
                    Diagnostic(
                        .warning,
                        path,
                        "is damaged (\(error.message ?? "\(error.resultCode)")) and was kept as \(aside); a new one was begun",
                        hint: "status has forgotten earlier runs; no answer is lost"
                    )
                )
                return try openOnce()
            }
        } catch {
            throw Self.error(path, error)
        }
    }

    /// Reads the file as it is; `nil` where there is none.
    ///
    /// - Throws: ``StoreError``.
    func read<Output>(_ body: (Database) throws -> Output) throws(StoreError) -> Output? {
        guard access(path, F_OK) == 0 else { return nil }
        var configuration = Configuration()
        configuration.readonly = true
        configuration.busyMode = .timeout(5)
        do {
            return try DatabaseQueue(path: path, configuration: configuration).read { database in
                if try RunMigrations.migrator.hasBeenSuperseded(database) { throw Self.newer(path) }
                // A process that was killed before the file's first step left an empty one.
                guard try database.tableExists("runs") else { return nil }
                return try body(database)
            }
        } catch {
            throw Self.error(path, error)
        }
    }

    private func openOnce() throws -> any DatabaseWriter {
        var configuration = Configuration()
        configuration.busyMode = .timeout(5)
        let pool = try DatabasePool(path: path, configuration: configuration)
        try pool.write { database in
            if try RunMigrations.migrator.hasBeenSuperseded(database) { throw Self.newer(path) }
            let flaws = try String.fetchAll(database, sql: "PRAGMA quick_check(1)")
            guard flaws == ["ok"] else {
                throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: flaws.first)
            }
        }
        try RunMigrations.migrator.migrate(pool)
        return pool
    }

    /// Renames the file and those that belong to it.
    private func setAside() throws -> String {
        var number = 1
        while access("\(path).damaged-\(number)", F_OK) == 0 { number += 1 }
        for suffix in ["-wal", "-shm", ""] {
            guard rename(path + suffix, "\(path).damaged-\(number)\(suffix)") == 0 || errno == ENOENT else {
                throw StoreError(
                    "\(path): is damaged and can't be renamed: \(String(cString: strerror(errno)))",
                    hint: "move it out of the way and run the same command again"
                )
            }
        }
        return "\(path).damaged-\(number)"
    }

    private static func newer(_ path: String) -> StoreError {
        StoreError(
            "\(path): was written by a newer version of fanfold",
            hint: "use that version, or write into another folder with -o"
        )
    }

    private static func isDamage(_ error: DatabaseError) -> Bool {
        [.SQLITE_CORRUPT, .SQLITE_NOTADB].contains(error.resultCode)
    }

    /// What SQLite says, with what to do about it.
    static func error(_ path: String, _ error: any Error) -> StoreError {
        if let error = error as? StoreError { return error }
        let code = (error as? DatabaseError)?.resultCode
        let hint =
            switch code {
            case .SQLITE_FULL?: "make room on the disk and run the same command again"
            case .SQLITE_READONLY?, .SQLITE_CANTOPEN?, .SQLITE_PERM?:
                "change its permissions, or write into another folder with -o"
            case .SQLITE_CORRUPT?, .SQLITE_NOTADB?:
                "run fanfold again, which sets it aside and begins a new one"
            case .SQLITE_BUSY?: "wait for the process that uses it, and try again"
            default: "check the disk and run the same command again"
            }
        let reason = (error as? DatabaseError)?.message ?? "\(error)"
        return StoreError("\(path): can't be used: \(reason)", hint: hint)
    }
}
