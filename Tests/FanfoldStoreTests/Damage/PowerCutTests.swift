internal import FanfoldCore
internal import FanfoldTestKit
internal import FoundationEssentials
internal import GRDB
internal import Testing

@testable internal import FanfoldStore

@Suite(.timeLimit(.minutes(5))) struct `Power cut` {
    /// Copies what is on the disk at a moment: the file, then its log, which a reader keeps from starting over.
    ///
    /// - Returns: What was kept just before the log was copied.
    private func copy(_ store: CallDatabase, to folder: String, _ kept: Shared<Set<Int>>) throws -> Set<Int> {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let (file, copy) = (store.path, folder + "/calls.sqlite")
        return try store.database.read { database in
            _ = try Int.fetchOne(database, sql: "SELECT count(*) FROM replies")
            try FileManager.default.copyItem(atPath: file, toPath: copy)
            let before = kept.value
            try FileManager.default.copyItem(atPath: file + "-wal", toPath: copy + "-wal")
            return before
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
                    await until { kept.value.count >= count }
                    moments.append(try copy(store, to: folder.path("moment \(moment)"), kept))
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
