internal import GRDB

/// Copies what can be read of a table in a damaged file.
///
/// A page that can't be read costs the rows in it: copying goes on at the next row that can be found.
struct RowSalvage {
    private let table: SalvagedTable
    private let damaged: Database
    private let insert: Statement
    private let rowsFrom: Statement
    private let rowFrom: Statement
    /// How many rows were copied.
    private(set) var count = 0

    /// - Throws: What a database says that has no such table.
    init(of table: SalvagedTable, from damaged: Database, to new: Database) throws {
        let names = table.columns.joined(separator: ", ")
        let places = table.columns.map { _ in "?" }.joined(separator: ", ")
        self.table = table
        self.damaged = damaged
        insert = try new.makeStatement(
            sql: "INSERT OR REPLACE INTO \(table.name) (\(names), rowid) VALUES (\(places), ?)"
        )
        rowsFrom = try damaged.makeStatement(
            sql: "SELECT \(names), rowid FROM \(table.name) WHERE rowid >= ? ORDER BY rowid"
        )
        rowFrom = try damaged.makeStatement(
            sql: "SELECT rowid FROM \(table.name) WHERE rowid >= ? ORDER BY rowid LIMIT 1"
        )
    }

    /// Copies in the order of the row ids.
    ///
    /// - Throws: What writing throws, never what reading does.
    mutating func run() throws {
        var next: Int64? = 0
        while let start = next {
            let end = try copy(from: start)
            next = end.isBad ? readable(after: end.position) : nil
        }
    }

    /// Copies rows until there are no more, or one can't be read.
    private mutating func copy(from start: Int64) throws -> (position: Int64, isBad: Bool) {
        var position = start
        guard let rows = try? Row.fetchCursor(rowsFrom, arguments: [start]) else { return (position, true) }
        while true {
            let row: Row?
            do {
                row = try rows.next()
            } catch {
                return (position, true)
            }
            guard let row else { return (position, false) }
            let id: Int64 = row[table.columns.count]
            // Pages that lead back to one another give rows again.
            guard id >= position, id < .max else { return (position, true) }
            position = id + 1
            guard table.isWhole(row) else { continue }
            try insert.execute(arguments: StatementArguments(row.databaseValues))
            count += 1
        }
    }

    /// The least place after a bad one from which reading can go on; `nil` if there is none.
    private func readable(after bad: Int64) -> Int64? {
        var (bad, step) = (bad, Int64(1))
        while true {
            let (place, isTooFar) = bad.addingReportingOverflow(step)
            guard !isTooFar else { return nil }
            if canRead(from: place) { return least(above: bad, to: place) }
            bad = place
            step = max(step, step &* 2)
        }
    }

    private func least(above bad: Int64, to good: Int64) -> Int64 {
        var (bad, good) = (bad, good)
        while good - bad > 1 {
            let middle = bad + (good - bad) / 2
            if canRead(from: middle) { good = middle } else { bad = middle }
        }
        return good
    }

    private func canRead(from id: Int64) -> Bool {
        (try? Int64.fetchAll(rowFrom, arguments: [id])) != nil
    }
}
