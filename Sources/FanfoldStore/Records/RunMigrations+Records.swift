internal import GRDB

extension RunMigrations.Step {
    /// What is noted of inputs, reports and folds, and which answers count.
    static let records = Self(name: "records") { database in
        try database.execute(
            sql: """
                CREATE TABLE documents (
                    name TEXT PRIMARY KEY,
                    path TEXT NOT NULL,
                    size INTEGER,
                    modified INTEGER,
                    changed INTEGER,
                    device INTEGER,
                    inode INTEGER,
                    read_at INTEGER NOT NULL,
                    bytes INTEGER NOT NULL,
                    digest BLOB NOT NULL,
                    basis BLOB NOT NULL,
                    reason TEXT,
                    title TEXT,
                    chunks INTEGER NOT NULL,
                    folds INTEGER NOT NULL
                ) STRICT, WITHOUT ROWID;
                CREATE TABLE results (name TEXT PRIMARY KEY, body BLOB NOT NULL) STRICT;
                CREATE TABLE reports (
                    path TEXT PRIMARY KEY,
                    subject TEXT NOT NULL,
                    digest BLOB NOT NULL,
                    size INTEGER NOT NULL,
                    modified INTEGER NOT NULL,
                    changed INTEGER NOT NULL,
                    device INTEGER NOT NULL,
                    inode INTEGER NOT NULL,
                    material BLOB NOT NULL
                ) STRICT, WITHOUT ROWID;
                CREATE TABLE folders (
                    name TEXT PRIMARY KEY,
                    identity BLOB NOT NULL,
                    basis BLOB NOT NULL,
                    body BLOB NOT NULL
                ) STRICT;
                CREATE TABLE folds (
                    identity BLOB NOT NULL,
                    member INTEGER NOT NULL,
                    folder TEXT NOT NULL,
                    basis BLOB NOT NULL,
                    body BLOB NOT NULL,
                    PRIMARY KEY (identity, member)
                ) STRICT;
                CREATE INDEX folds_by_folder ON folds (folder);
                CREATE TABLE settings (name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT;
                """
        )
    }
}
