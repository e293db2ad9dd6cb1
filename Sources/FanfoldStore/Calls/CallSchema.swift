internal import FanfoldCore
internal import GRDB

/// The tables of `calls.sqlite`, and how they came to be.
enum CallSchema {
    static let fileName = "calls.sqlite"

    /// How the file is opened.
    static func opening(_ path: String, report: @escaping @Sendable (Diagnostic) -> Void) -> DatabaseOpening {
        DatabaseOpening(path: path, migrator: migrator, tables: [replies], noun: "answer", report: report)
    }

    /// What is kept of a damaged file: rows that are as they were written.
    static let replies = SalvagedTable(name: "replies", columns: ReplyRow.columns) { row in
        (try? ReplyRow(row)) != nil
    }

    /// Every step since the first version, in order; a step that was released never changes.
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1 replies") { database in
            // With a row id, long answers lie in leaves of their own, new ones at the end, and a damaged page costs
            // only the row ids around it. Texts that a model or a server wrote are blobs: they may hold a NUL.
            try database.execute(
                sql: """
                    CREATE TABLE replies (
                        id INTEGER PRIMARY KEY,
                        generation INTEGER NOT NULL,
                        key BLOB NOT NULL,
                        provider TEXT NOT NULL,
                        model TEXT NOT NULL,
                        revision TEXT,
                        answer BLOB NOT NULL,
                        finish TEXT NOT NULL,
                        prompt_tokens INTEGER NOT NULL,
                        cached_tokens INTEGER NOT NULL,
                        answer_tokens INTEGER NOT NULL,
                        is_estimated INTEGER NOT NULL,
                        served_model BLOB,
                        latency_ms INTEGER NOT NULL,
                        counted_tokens INTEGER NOT NULL,
                        cost_picos INTEGER,
                        created_at INTEGER NOT NULL,
                        run TEXT NOT NULL,
                        used_day INTEGER NOT NULL,
                        check_value INTEGER NOT NULL
                    ) STRICT;
                    CREATE UNIQUE INDEX replies_by_key ON replies (generation, key);
                    """
            )
        }
        return migrator
    }
}
