package import FanfoldCore
internal import GRDB

/// What an output folder's runs did: the file `runs.sqlite` in its folder `.fanfold`.
///
/// It holds nothing that was paid for.
package final class RunDatabase: Sendable {
    private let writer: any DatabaseWriter
    private let path: String
    /// Whether nothing is written.
    let isReadOnly: Bool

    /// The file's name in the folder `.fanfold`.
    package static let name = "runs.sqlite"

    /// Opens the file to write it, which takes the folder's ``RunLock``.
    ///
    /// - Parameters:
    ///   - folder: The folder `.fanfold`.
    ///   - report: Receives a warning where the file was damaged, was set aside, and a new one begun.
    /// - Throws: ``StoreError`` if it can't be opened, or a newer version wrote it.
    package init(in folder: String, report: @Sendable @escaping (Diagnostic) -> Void = { _ in })
        throws(StoreError)
    {
        path = folder + "/" + Self.name
        writer = try RunFile(path: path, report: report).open()
        isReadOnly = false
    }

    /// Opens the file to read it as it is; `nil` where there is none.
    ///
    /// - Parameter folder: The folder `.fanfold`, which a run may be writing.
    /// - Throws: ``StoreError`` if it can't be opened, or a newer version wrote it.
    package init?(reading folder: String) throws(StoreError) {
        path = folder + "/" + Self.name
        isReadOnly = true
        do {
            guard let queue = try RunFile(path: path, report: { _ in }).openedToRead() else { return nil }
            writer = queue
        } catch {
            throw StoreError(path, error, while: .open)
        }
    }

    /// Begins a run; one that never said that it ended counts as killed from now on.
    ///
    /// - Returns: The run's number, for the entries that follow.
    /// - Throws: ``StoreError``.
    package func begin(_ entry: RunEntry) throws(StoreError) -> Int {
        try change { database in
            try database.execute(
                sql: "UPDATE runs SET outcome = ? WHERE outcome = ?",
                arguments: [RunOutcome.killed.rawValue, RunOutcome.running.rawValue]
            )
            let values = RunColumns(entry).values
            let places = values.map { _ in "?" }.joined(separator: ", ")
            try database.execute(
                sql: "INSERT INTO runs (\(values.map(\.name).joined(separator: ", "))) VALUES (\(places))",
                arguments: StatementArguments(values.map(\.value))
            )
            return Int(database.lastInsertedRowID)
        }
    }

    /// Puts what is known of a run now in place of what was kept of it; costs one small transaction.
    ///
    /// - Throws: ``StoreError``.
    package func update(_ entry: RunEntry) throws(StoreError) {
        try change { database in
            let values = RunColumns(entry).values
            try database.execute(
                sql:
                    "UPDATE runs SET \(values.map { "\($0.name) = ?" }.joined(separator: ", ")) WHERE id = ?",
                arguments: StatementArguments(values.map(\.value) + [entry.id])
            )
        }
    }

    /// The runs, oldest first.
    ///
    /// - Throws: ``StoreError``.
    package func runs() throws(StoreError) -> [RunEntry] {
        try fetch(Self.runs)
    }

    /// The runs of a folder that another process may be writing, oldest first; changes nothing.
    ///
    /// - Parameters:
    ///   - folder: The folder `.fanfold`.
    ///   - isInUse: Whether a process holds its ``RunLock``; else a run that has not ended was killed.
    /// - Returns: The runs; none where none was ever kept.
    /// - Throws: ``StoreError``.
    package static func runs(in folder: String, isInUse: Bool) throws(StoreError) -> [RunEntry] {
        let path = folder + "/" + name
        var runs: [RunEntry]
        do {
            runs = try RunFile(path: path, report: { _ in }).read(Self.runs) ?? []
        } catch {
            throw StoreError(path, error, while: .read)
        }
        for index in runs.indices where runs[index].outcome == .running {
            if !isInUse || index != runs.indices.last { runs[index].outcome = .killed }
        }
        return runs
    }

    private static func runs(_ database: Database) throws -> [RunEntry] {
        try Row.fetchAll(database, sql: "SELECT * FROM runs ORDER BY id").map { RunColumns($0).entry }
    }

    /// Reads in one transaction, also for what is kept beside the runs.
    func fetch<Output>(_ body: (Database) throws -> Output) throws(StoreError) -> Output {
        do {
            return try writer.read(body)
        } catch {
            DamagedDatabase(path).markIfDamage(error)
            throw StoreError(path, error, while: .read)
        }
    }

    /// Writes in one transaction, also for what is kept beside the runs.
    func change<Output>(_ body: (Database) throws -> Output) throws(StoreError) -> Output {
        do {
            return try writer.write(body)
        } catch {
            DamagedDatabase(path).markIfDamage(error)
            throw StoreError(path, error, while: .write)
        }
    }
}
