internal import FoundationEssentials
internal import GRDB
internal import SystemPackage

/// Makes a new database of what can be read of a damaged one.
///
/// All reading is done in a copy, which may be mended: SQLite refuses a file that is shorter than its header says,
/// or whose header is broken, though most of its pages are whole.
struct Salvage {
    var damage: DamagedDatabase
    var migrator: DatabaseMigrator
    var tables: [SalvagedTable]

    /// - Returns: How many rows of the first table were read.
    /// - Throws: What copying and writing throw.
    func run() throws -> Int {
        do {
            try damage.copy()
            let new = try DatabaseQueue(path: damage.workPath, configuration: DatabaseSettings.configuration)
            try new.writeWithoutTransaction(DatabaseSettings.makeDurable)
            try migrator.migrate(new)
            let firstPage = try FirstPage(of: damage.workPath)
            try firstPage.fitLength(of: damage.copyPath)
            // The tables begin where they do in every new file, so a broken first page can be replaced.
            if try !schemaHolds() { try firstPage.replace(in: damage.copyPath) }
            let count = try copy(to: new)
            try new.close()
            try damage.declareMended()
            return count
        } catch {
            damage.removeWork()
            throw error
        }
    }

    private func schemaHolds() throws -> Bool {
        let schema = try SchemaCheck(migrator)
        guard let damaged = openCopy() else { return false }
        defer { try? damaged.close() }
        return damaged.unsafeReentrantRead { schema.holds(in: $0) }
    }

    private func openCopy() -> DatabaseQueue? {
        try? DatabaseQueue(path: damage.copyPath, configuration: DatabaseSettings.configuration)
    }

    private func copy(to new: DatabaseQueue) throws -> Int {
        guard let damaged = openCopy() else { return 0 }
        defer { try? damaged.close() }
        return try new.write { new in
            let counts = try tables.map { table in
                try damaged.unsafeRead { damaged in
                    guard var rows = try? RowSalvage(of: table, from: damaged, to: new) else { return 0 }
                    try rows.run()
                    return rows.count
                }
            }
            return counts.first ?? 0
        }
    }
}
