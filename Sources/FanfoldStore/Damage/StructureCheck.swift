internal import GRDB

/// Looks whether a database file is whole, without reading a great one in full.
///
/// SQLite itself compares the file's length with its header. Here a small file is checked page by page; of a great
/// one the first and the last rows of each table are read, as a file loses its end most often.
enum StructureCheck {
    private static let smallFile = 4 << 20
    private static let rowsAtEachEnd = 64

    /// - Throws: `DatabaseError` that says so if the file is damaged.
    static func run(_ database: Database, tables: [String]) throws {
        for table in tables {
            for order in ["ASC", "DESC"] {
                let sql = "SELECT * FROM \(table) ORDER BY rowid \(order) LIMIT \(rowsAtEachEnd)"
                let rows = try Row.fetchCursor(database, sql: sql)
                while try rows.next() != nil {}
            }
        }
        let pages = try Int.fetchOne(database, sql: "PRAGMA page_count") ?? 0
        let pageSize = try Int.fetchOne(database, sql: "PRAGMA page_size") ?? 0
        guard pages * pageSize <= smallFile else { return }
        guard try String.fetchOne(database, sql: "PRAGMA quick_check(1)") == "ok" else {
            throw DatabaseError(resultCode: .SQLITE_CORRUPT)
        }
    }
}
