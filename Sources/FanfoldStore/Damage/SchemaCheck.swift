internal import GRDB

/// Compares a file's tables with those that its migrations make.
struct SchemaCheck {
    /// Names and definitions, by name.
    private let definitions: [String]

    private static let sql =
        "SELECT type || ' ' || name || ' ' || ifnull(sql, '') FROM sqlite_master ORDER BY name"

    init(_ migrator: DatabaseMigrator) throws {
        let model = try DatabaseQueue()
        try migrator.migrate(model)
        definitions = try model.unsafeRead { try String.fetchAll($0, sql: Self.sql) }
    }

    /// Whether the tables are as they must be; a definition that was changed by chance may read well.
    func holds(in database: Database) -> Bool {
        (try? String.fetchAll(database, sql: Self.sql)) == definitions
    }
}
