internal import GRDB

/// The steps that brought `runs.sqlite` to its form, oldest first.
///
/// A step that was released is never changed; a new one comes after the last.
enum RunMigrations {
    struct Step: Sendable {
        let name: String
        let body: @Sendable (Database) throws -> Void
    }

    static let all: [Step] = [.runs, .records, .timing]

    /// The steps that a file has to have to be read as it is; those after them only added to rows.
    static let readable = [Step.runs, .records].map(\.name)

    /// The steps as the database takes them.
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        for step in all { migrator.registerMigration(step.name, migrate: step.body) }
        return migrator
    }
}

extension RunMigrations.Step {
    /// What is kept of each run.
    static let runs = Self(name: "runs") { database in
        try database.execute(
            sql: """
                CREATE TABLE runs (
                    id INTEGER PRIMARY KEY,
                    started INTEGER NOT NULL,
                    ended INTEGER,
                    outcome TEXT NOT NULL,
                    stop TEXT,
                    message TEXT,
                    hint TEXT,
                    input TEXT NOT NULL,
                    recipe TEXT,
                    agents TEXT NOT NULL,
                    command TEXT NOT NULL,
                    version TEXT NOT NULL,
                    wall_seconds REAL NOT NULL,
                    documents_found INTEGER NOT NULL,
                    documents_finished INTEGER NOT NULL,
                    documents_unchanged INTEGER NOT NULL,
                    documents_failed INTEGER NOT NULL,
                    files_skipped INTEGER NOT NULL,
                    chunks INTEGER NOT NULL,
                    folds INTEGER NOT NULL,
                    calls_new INTEGER NOT NULL,
                    calls_stored INTEGER NOT NULL,
                    calls_joined INTEGER NOT NULL,
                    retries INTEGER NOT NULL,
                    calls_left INTEGER NOT NULL,
                    paid_prompt_tokens INTEGER NOT NULL,
                    paid_cached_tokens INTEGER NOT NULL,
                    paid_answer_tokens INTEGER NOT NULL,
                    paid_is_estimated INTEGER NOT NULL,
                    saved_prompt_tokens INTEGER NOT NULL,
                    saved_cached_tokens INTEGER NOT NULL,
                    saved_answer_tokens INTEGER NOT NULL,
                    saved_is_estimated INTEGER NOT NULL,
                    cost_picos INTEGER,
                    saved_cost_picos INTEGER,
                    gaps INTEGER NOT NULL,
                    failures TEXT NOT NULL
                ) STRICT
                """
        )
    }

    /// What side by side gained: nothing for the runs before.
    static let timing = Self(name: "timing") { database in
        for column in ["call_seconds REAL", "speed_up REAL", "best_speed_up REAL", "bound_by TEXT"] {
            try database.execute(sql: "ALTER TABLE runs ADD COLUMN \(column)")
        }
    }
}
