internal import FanfoldCore
internal import FanfoldTestKit
internal import GRDB
internal import Testing

@testable internal import FanfoldStore

@Suite(.timeLimit(.minutes(5))) struct `Store without a write-ahead log` {
    /// A folder in place of the shared memory: SQLite can't make the file that the log needs.
    @Test(arguments: [false, true])
    func `a rollback journal is used, and said to be`(isOld: Bool) async throws {
        try await withTemporaryFolder { folder in
            if isOld {
                let store = try openStore(folder.path)
                try await store.keep(0..<5)
                store.close()
            }
            try folder.makeFolder("calls.sqlite-shm")
            let reports = Shared<[Diagnostic]>([])
            let store = try openStore(folder.path, reporting: reports)
            #expect(reports.value.map(\.severity) == [.warning])
            #expect(reports.value.first?.message.contains("rollback journal") == true)
            try await store.keep(5..<9)
            #expect(try store.count(of: 0..<9) == (isOld ? 9 : 4))
            let (mode, level) = try await store.database.writeWithoutTransaction { database in
                (
                    try String.fetchOne(database, sql: "PRAGMA journal_mode"),
                    try Int.fetchOne(database, sql: "PRAGMA synchronous")
                )
            }
            #expect(mode == "delete")
            #expect(level == 2)
            let other = try openStore(folder.path)
            try await other.keep(9..<12)
            #expect(try store.count(of: 5..<12) == 7)
        }
    }
}
