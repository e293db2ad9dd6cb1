internal import FanfoldCore
internal import GRDB

#if canImport(Darwin)
internal import Darwin
#else
internal import Glibc
#endif

/// The file `runs.sqlite`: opened to be written, or read as it is.
struct RunFile {
    let path: String
    let report: @Sendable (Diagnostic) -> Void

    /// Opens the file to write it, and makes it where there is none.
    ///
    /// - Throws: ``StoreError``.
    func open() throws(StoreError) -> any DatabaseWriter {
        try DatabaseOpening(
            path: path,
            migrator: RunMigrations.migrator,
            // What is noted of inputs is made anew, and read once more; runs and the generation are not.
            tables: [
                SalvagedTable(name: "runs", columns: RunColumns.names) { _ in true },
                SalvagedTable(name: "settings", columns: ["name", "value"]) { _ in true },
            ],
            noun: "run",
            report: report
        ).open()
    }

    /// Reads the file as it is; `nil` where there is none.
    ///
    /// - Throws: `DatabaseError`, or ``StoreError`` if a newer version wrote it.
    func read<Output>(_ body: (Database) throws -> Output) throws -> Output? {
        try openedToRead().map { try $0.read(body) }
    }

    /// Opens the file to read it as it is; `nil` where there is none.
    ///
    /// - Throws: `DatabaseError`, or ``StoreError`` if a newer version wrote it.
    func openedToRead() throws -> DatabaseQueue? {
        guard access(path, F_OK) == 0 else { return nil }
        var configuration = DatabaseSettings.configuration
        configuration.readonly = true
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        return try queue.read { database in
            guard try !RunMigrations.migrator.hasBeenSuperseded(database) else {
                throw StoreError.isNewer(path)
            }
            // A process that was killed before the file's first steps left one that says nothing. One that an older
            // version wrote is read as it is: what was added to its rows later is not there.
            let steps = try RunMigrations.migrator.appliedIdentifiers(database)
            return steps.isSuperset(of: RunMigrations.readable) ? queue : nil
        }
    }
}
