internal import FanfoldCore
internal import FanfoldTestKit
internal import FoundationEssentials
internal import GRDB
internal import Testing

@testable internal import FanfoldStore

@Suite(.timeLimit(.minutes(5))) struct `Call store file` {
    /// A store with calls of two generations, of two days each.
    private func fill(_ folder: TemporaryFolder) async throws {
        for (generation, day, numbers) in [(1, 100, 0..<40), (2, 100, 0..<10), (2, 150, 10..<30)] {
            let store = try openStore(folder.path, generation: generation, clock: .at(day: day))
            try await store.keep(numbers)
            store.close()
        }
    }

    @Test func `pruning drops earlier generations and gives room back`() async throws {
        try await withTemporaryFolder { folder in
            try await fill(folder)
            let file = try CallStoreFile(folder: folder.path)
            let pruned = try file.prune()
            #expect(pruned.ofEarlierGenerations == 40)
            #expect(pruned.unused == 0)
            #expect(pruned.left == 30)
            #expect(pruned.bytesAfter < pruned.bytesBefore)
            #expect(try openStore(folder.path, generation: 2).count(of: 0..<30) == 30)
            #expect(try openStore(folder.path, generation: 1).count(of: 0..<40) == 0)
        }
    }

    @Test func `pruning drops what was not used for long`() async throws {
        try await withTemporaryFolder { folder in
            try await fill(folder)
            do {
                let store = try openStore(folder.path, generation: 2, clock: .at(day: 149))
                #expect(try store.count(of: 0..<3) == 3)
                store.close()
            }
            let file = try CallStoreFile(folder: folder.path)
            let pruned = try file.prune(before: 1, unusedFor: 30, clock: .at(day: 160))
            #expect(pruned.ofEarlierGenerations == 0)
            #expect(pruned.unused == 47)
            #expect(try openStore(folder.path, generation: 2).count(of: 0..<30) == 23)
        }
    }

    @Test func `a live store goes on while it is pruned`() async throws {
        try await withTemporaryFolder { folder in
            try await fill(folder)
            let store = try openStore(folder.path, generation: 2)
            #expect(try store.count(of: 0..<30) == 30)
            _ = try CallStoreFile(folder: folder.path).prune()
            #expect(try store.count(of: 0..<30) == 30)
            try await store.keep(30..<40)
            #expect(try store.count(of: 0..<40) == 40)
        }
    }

    @Test func `a whole store has no flaws, and a changed row is named`() async throws {
        try await withTemporaryFolder { folder in
            try await fill(folder)
            let file = try CallStoreFile(folder: folder.path)
            #expect(try file.flaws() == [])
            let store = try openStore(folder.path)
            try await store.database.write { database in
                try database.execute(sql: "UPDATE replies SET answer_tokens = 7 WHERE id = 12")
            }
            #expect(try file.flaws() == ["answer 12 is not as it was written"])
        }
    }

    @Test func `a flaw in the pages is found, and mended by the next who opens`() async throws {
        try await withTemporaryFolder { folder in
            try await fill(folder)
            let store = try openStore(folder.path)
            let page = try await store.database.read { database in
                try Int.fetchOne(
                    database,
                    sql: "SELECT rootpage FROM sqlite_master WHERE name = 'replies_by_key'"
                )
            }
            store.close()
            // Near the end of a page of the index is part of a key.
            var bytes = Array(try Data(contentsOf: URL(filePath: folder.path("calls.sqlite"))))
            bytes[(page ?? 0) * 4096 - 5] ^= 1
            try folder.write(bytes, to: "calls.sqlite")
            let flaws = try CallStoreFile(folder: folder.path).flaws()
            #expect(flaws.first?.hasPrefix("SQLite finds: ") == true)
            let reports = Shared<[Diagnostic]>([])
            #expect(try openStore(folder.path, generation: 2, reporting: reports).count(of: 0..<30) == 30)
            #expect(reports.value.count == 1)
        }
    }

    @Test func `export gives an object a line, in the order of keeping`() async throws {
        try await withTemporaryFolder { folder in
            let store = try openStore(folder.path)
            try await store.keep(.numbered(3, text: "two\nlines and a \u{0}"))
            try await store.keep(5..<9)
            try await store.database.write { database in
                try database.execute(sql: "UPDATE replies SET finish = 'length' WHERE id = 2")
            }
            var lines: [String] = []
            let leftOut = try CallStoreFile(folder: folder.path).export {
                lines.append(String(decoding: $0, as: UTF8.self))
            }
            #expect(leftOut == 1)
            #expect(lines.count == 4)
            let first = """
                {"generation":1,"key":"\(StoredCall.numbered(3).key)","provider":"openai","model":"m",\
                "revision":null,"answer":"two\\nlines and a \\u0000","finish":"stop","prompt_tokens":103,\
                "cached_tokens":0,"answer_tokens":20,"is_estimated":false,"served_model":null,"latency_ms":3,\
                "counted_tokens":99,"cost_picos":3,"created_at":1728003600,"run":"1","used_day":20000}

                """
            #expect(lines.first == first)
        }
    }

    @Test func `a look at a damaged store changes nothing`() async throws {
        try await withTemporaryFolder { folder in
            let source = try openStore(folder.path("source"))
            try await source.keep(0..<5)
            try folder.makeFolder("store")
            try folder.write("", to: "store/calls.sqlite")
            try FileManager.default.copyItem(
                atPath: folder.path("source/calls.sqlite-wal"),
                toPath: folder.path("store/calls.sqlite-wal")
            )
            let error = #expect(throws: StoreError.self) { try CallStoreFile(folder: folder.path("store")) }
            #expect(error?.message == folder.path("store/calls.sqlite") + ": is damaged")
            #expect(try openStore(folder.path("store")).count(of: 0..<5) == 5)
        }
    }

    @Test func `a definition that was changed by chance is damage`() async throws {
        try await withTemporaryFolder { folder in
            try await fill(folder)
            let store = try openStore(folder.path)
            try await store.database.writeWithoutTransaction { database in
                try database.execute(sql: "PRAGMA writable_schema = ON")
                try database.execute(
                    sql: "UPDATE sqlite_master SET sql = replace(sql, 'answer BLOB', 'answar BLOB')"
                )
            }
            store.close()
            #expect(throws: StoreError.self) { try CallStoreFile(folder: folder.path) }
            #expect(try openStore(folder.path, generation: 2).count(of: 0..<30) == 30)
        }
    }

    @Test func `where no store is none is made`() throws {
        try withTemporaryFolder { folder in
            let error = #expect(throws: StoreError.self) { try CallStoreFile(folder: folder.path) }
            #expect(error?.message == folder.path("calls.sqlite") + ": there is no store")
            #expect(!folder.exists("calls.sqlite"))
        }
    }

    @Test func `a full disk is named, and what was kept is there`() async throws {
        try await withTemporaryFolder { folder in
            let store = try openStore(folder.path)
            try await store.keep(0..<5)
            try await store.database.writeWithoutTransaction { database in
                let pages = try Int.fetchOne(database, sql: "PRAGMA page_count") ?? 0
                _ = try Int.fetchOne(database, sql: "PRAGMA max_page_count = \(pages)")
            }
            await #expect {
                try await store.keep(.numbered(9, text: String(repeating: "x", count: 100_000)))
            } throws: { error in
                (error as? StoreError)?.message == folder.path("calls.sqlite")
                    + ": can't be written: the disk is full"
            }
            #expect(try store.count(of: 0..<5) == 5)
        }
    }
}
