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
        if let damage {
            let aside = try setAside()
            report(
                Diagnostic(
                    .warning,
                    path,
                    "is damaged (\(damage)) and was kept as \(aside); a new one was begun",
                    hint: "status has forgotten earlier runs; no answer is lost"
                )
            )
        }
        return try DatabaseOpening(
            path: path,
            migrator: RunMigrations.migrator,
            tables: [SalvagedTable(name: "settings", columns: ["name", "value"]) { _ in true }],
            noun: "setting",
            report: report
        ).open()
    }

    /// What is wrong with the file, as far as a short look tells; `nil` if nothing is, or there is none.
    private var damage: String? {
        do {
            _ = try read { try Row.fetchOne($0, sql: "SELECT max(id) FROM runs") }
            return nil
        } catch let error as DatabaseError where error.isDamage {
            return error.message ?? "\(error.resultCode)"
        } catch {
            // Whatever else it is, opening it says so.
            return nil
        }
    }

    /// Reads the file as it is; `nil` where there is none.
    ///
    /// - Throws: `DatabaseError`, or ``StoreError`` if a newer version wrote it.
    func read<Output>(_ body: (Database) throws -> Output) throws -> Output? {
        guard access(path, F_OK) == 0 else { return nil }
        var configuration = DatabaseSettings.configuration
        configuration.readonly = true
        return try DatabaseQueue(path: path, configuration: configuration).read { database in
            guard try !RunMigrations.migrator.hasBeenSuperseded(database) else {
                throw StoreError(
                    "\(path): was written by a newer fanfold",
                    hint: "use that version, or another folder"
                )
            }
            // A process that was killed before the file's first step left an empty one.
            guard try database.tableExists("runs") else { return nil }
            return try body(database)
        }
    }

    /// Renames the file and those that belong to it.
    private func setAside() throws(StoreError) -> String {
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
}
