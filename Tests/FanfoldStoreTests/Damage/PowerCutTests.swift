internal import FanfoldCore
internal import FanfoldTestKit
internal import FoundationEssentials
internal import GRDB
internal import Testing

@testable internal import FanfoldStore

@Suite(.timeLimit(.minutes(1))) struct `Power cut` {
    /// What is on the disk at a moment: the file, then its log, while the log is kept from starting over.
    private func copy(_ store: CallDatabase, to folder: String) throws {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try store.database.read { database in
            _ = try Int.fetchOne(database, sql: "SELECT count(*) FROM replies")
            for suffix in ["", "-wal"] {
                try FileManager.default.copyItem(
                    atPath: store.path + suffix,
                    toPath: folder + "/calls.sqlite" + suffix
                )
            }
        }
    }

    @Test func `every call that was kept before a power cut is there after it`() async throws {
        try await withTemporaryFolder { folder in
            let store = try openStore(folder.path("store"))
            let (kept, isDone) = (Shared<Set<Int>>([]), Shared(false))
            var moments: [Set<Int>] = []
            try await withThrowingTaskGroup { group in
                for task in 0..<8 {
                    group.addTask {
                        for number in stride(from: task, to: 100_000, by: 8) where !isDone.value {
                            try await store.keep(.numbered(number))
                            kept.update { $0.insert(number) }
                        }
                    }
                }
                var random = SeededGenerator(seed: 4)
                for moment in 0..<20 {
                    let count = kept.value.count + 1 + random.below(40)
                    while kept.value.count < count { await Task.yield() }
                    moments.append(kept.value)
                    try copy(store, to: folder.path("moment \(moment)"))
                }
                isDone.update { $0 = true }
                try await group.waitForAll()
            }
            #expect(moments.last?.isEmpty == false)
            for (moment, kept) in moments.enumerated() {
                let reports = Shared<[Diagnostic]>([])
                let opened = try openStore(folder.path("moment \(moment)"), reporting: reports)
                #expect(try opened.count(of: kept) == kept.count)
                #expect(reports.value == [])
            }
        }
    }
}
