package import FanfoldCore
internal import GRDB

extension RunDatabase {
    /// Which answers count: those of this generation; `nil` where that was never noted.
    ///
    /// - Throws: ``StoreError``.
    package func generation() throws(StoreError) -> Int? {
        try fetch { database in
            try Int.fetchOne(database, sql: "SELECT value FROM settings WHERE name = 'generation'")
        }
    }

    /// Has only the answers of another generation count from now on.
    ///
    /// - Throws: ``StoreError``.
    package func begin(generation: Int) throws(StoreError) {
        try change { database in
            try database.run(
                "INSERT OR REPLACE INTO settings (name, value) VALUES ('generation', ?)",
                generation
            )
        }
    }
}
