internal import FanfoldCore
internal import FanfoldTestKit
internal import FoundationEssentials
internal import GRDB
internal import Testing

@testable internal import FanfoldStore

@Suite(.timeLimit(.minutes(5))) struct `Call database` {
    @Test func `a call is there when the store is opened again`() async throws {
        try await withTemporaryFolder { folder in
            do {
                let store = try openStore(folder.path("a/b"))
                try await store.keep(0..<10)
            }
            #expect(try openStore(folder.path("a/b")).count(of: 0..<10) == 10)
        }
    }

    @Test func `folder and files are their owner's alone`() async throws {
        try await withTemporaryFolder { folder in
            let store = try openStore(folder.path("store"), isShared: true)
            try await store.keep(0..<1)
            func mode(_ name: String) throws -> Int? {
                try FileManager.default.attributesOfItem(atPath: folder.path(name))[.posixPermissions] as? Int
            }
            #expect(try mode("store") == 0o700)
            for name in ["calls.sqlite", "calls.sqlite-wal", "calls.sqlite-shm", "claims"] {
                #expect(try mode("store/" + name) == 0o600, "\(name)")
            }
            withExtendedLifetime(store) {}
        }
    }

    @Test func `commits are durable and readers don't wait`() throws {
        try withTemporaryFolder { folder in
            let store = try openStore(folder.path)
            let (mode, level) = try store.database.writeWithoutTransaction { database in
                (
                    try String.fetchOne(database, sql: "PRAGMA journal_mode"),
                    try Int.fetchOne(database, sql: "PRAGMA synchronous")
                )
            }
            #expect(mode == "wal")
            #expect(level == 2)
        }
    }

    @Test func `calls are found only in their generation`() async throws {
        try await withTemporaryFolder { folder in
            try await openStore(folder.path, generation: 1).keep(0..<5)
            let second = try openStore(folder.path, generation: 2)
            #expect(try second.count(of: 0..<5) == 0)
            try await second.keep(3..<4)
            #expect(try second.count(of: 0..<5) == 1)
            #expect(try openStore(folder.path, generation: 1).count(of: 0..<5) == 5)
        }
    }

    @Test func `a changed row is as if it were not there, and is reported once`() async throws {
        try await withTemporaryFolder { folder in
            let reports = Shared<[Diagnostic]>([])
            let store = try openStore(folder.path, reporting: reports)
            try await store.keep(0..<10)
            try await store.database.write { database in
                try database.execute(
                    sql: "UPDATE replies SET answer = CAST('other' AS BLOB) WHERE id IN (3, 4)"
                )
                try database.execute(sql: "UPDATE replies SET finish = 'done' WHERE id = 5")
            }
            #expect(try store.count(of: 0..<10) == 7)
            #expect(reports.value.map(\.severity) == [.warning])
            try await store.keep(2..<5)
            #expect(try store.count(of: 0..<10) == 10)
        }
    }

    @Test func `a store of a newer version is refused`() async throws {
        try await withTemporaryFolder { folder in
            do {
                let store = try openStore(folder.path)
                try await store.keep(0..<3)
                try await store.database.write { database in
                    try database.execute(sql: "INSERT INTO grdb_migrations VALUES ('99 wings')")
                }
            }
            let error = #expect(throws: StoreError.self) { try openStore(folder.path) }
            #expect(error?.message.hasSuffix("calls.sqlite: was written by a newer fanfold") == true)
            #expect(folder.exists("calls.sqlite"))
        }
    }

    @Test func `a folder that was replaced is no place to keep a call`() async throws {
        try await withTemporaryFolder { folder in
            let store = try openStore(folder.path("store"))
            try await store.keep(0..<3)
            try folder.remove("store")
            try folder.makeFolder("store")
            try folder.write("", to: "store/calls.sqlite")
            await #expect { try await store.keep(3..<4) } throws: { error in
                (error as? StoreError)?.message.contains("went away") == true
            }
        }
    }

    @Test func `a log that was removed is no place to keep a call`() async throws {
        try await withTemporaryFolder { folder in
            let store = try openStore(folder.path)
            try await store.keep(0..<3)
            try folder.remove("calls.sqlite-wal")
            await #expect { try await store.keep(3..<4) } throws: { error in
                (error as? StoreError)?.message.contains("went away") == true
            }
        }
    }

    @Test func `the day of last use moves with a later commit`() async throws {
        try await withTemporaryFolder { folder in
            try await openStore(folder.path, clock: .at(day: 100)).keep(0..<6)
            do {
                let store = try openStore(folder.path, clock: .at(day: 101))
                #expect(try store.count(of: 0..<2) == 2)
                try await store.keep(6..<7)
                #expect(try store.count(of: 2..<4) == 2)
                store.close()
            }
            let days = try await openStore(folder.path).database.read { database in
                try Int.fetchAll(database, sql: "SELECT used_day FROM replies ORDER BY id")
            }
            #expect(days == [101, 101, 101, 101, 100, 100, 101])
        }
    }

    @Test func `calls of many tasks share commits`() async throws {
        try await withTemporaryFolder { folder in
            let store = try openStore(folder.path)
            let commits = CommitCount()
            store.database.add(transactionObserver: commits, extent: .databaseLifetime)
            try await withThrowingTaskGroup { group in
                for number in 0..<400 { group.addTask { try await store.keep(.numbered(number)) } }
                try await group.waitForAll()
            }
            #expect(try store.count(of: 0..<400) == 400)
            #expect(commits.count.value < 300)
        }
    }

    @Test func `two stores on one folder see each other's calls`() async throws {
        try await withTemporaryFolder { folder in
            let (one, other) = (try openStore(folder.path), try openStore(folder.path))
            try await one.keep(0..<5)
            try await other.keep(5..<9)
            #expect(try one.count(of: 0..<9) == 9)
            #expect(try other.count(of: 0..<9) == 9)
        }
    }

    @Test func `an answer with a NUL and a long one come back whole`() async throws {
        try await withTemporaryFolder { folder in
            let store = try openStore(folder.path)
            let long = StoredCall.numbered(1, text: String(repeating: "långt\u{0}", count: 50_000))
            try await store.keep(long)
            #expect(try store.call(for: long.key) == long)
        }
    }
}

/// Counts commits.
private final class CommitCount: TransactionObserver {
    let count = Shared(0)

    func observes(eventsOfKind eventKind: DatabaseEventKind) -> Bool { false }
    func databaseDidChange(with event: DatabaseEvent) {}
    func databaseDidCommit(_ database: Database) { count.update { $0 += 1 } }
    func databaseDidRollback(_ database: Database) {}
}
