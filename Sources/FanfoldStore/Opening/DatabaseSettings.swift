internal import GRDB

/// How the project's databases are opened.
enum DatabaseSettings {
    /// How long a connection waits for another process.
    static let busySeconds = 30.0

    /// Settings for reading and writing.
    static var configuration: Configuration {
        var configuration = Configuration()
        configuration.busyMode = .timeout(busySeconds)
        configuration.foreignKeysEnabled = false
        configuration.prepareDatabase { database in
            // A file may come from anywhere: its schema calls nothing, and odd cells are damage.
            try database.execute(sql: "PRAGMA trusted_schema = OFF")
            try database.execute(sql: "PRAGMA cell_size_check = ON")
        }
        return configuration
    }

    /// Has every commit of a connection on disk when it returns.
    ///
    /// GRDB lowers this when it turns WAL on, so it comes after.
    static func makeDurable(_ database: Database) throws {
        try database.execute(sql: "PRAGMA synchronous = FULL")
        // macOS needs more than fsync; elsewhere these do nothing.
        try database.execute(sql: "PRAGMA fullfsync = ON")
        try database.execute(sql: "PRAGMA checkpoint_fullfsync = ON")
        guard try Int.fetchOne(database, sql: "PRAGMA synchronous") == 2 else {
            throw DatabaseError(message: "commits can't be made durable")
        }
    }
}
