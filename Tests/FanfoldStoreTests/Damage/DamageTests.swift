internal import FanfoldCore
internal import FanfoldTestKit
internal import FoundationEssentials
internal import GRDB
internal import Testing

@testable internal import FanfoldStore

@Suite(.timeLimit(.minutes(5))) struct `Damaged store` {
    private static let kept = 0..<200

    /// The bytes of a store with ``kept``, closed.
    private func bytes(_ calls: Range<Int> = kept, isPruned: Bool = false) async throws -> [UInt8] {
        try await withTemporaryFolder { folder in
            let store = try openStore(folder.path)
            try await store.keep(calls)
            store.close()
            if isPruned { try prune(folder.path) }
            #expect(!folder.exists("calls.sqlite-wal"))
            return try file(folder.path("calls.sqlite"))
        }
    }

    /// Has SQLite write the whole file anew, as pruning does.
    private func prune(_ folder: String) throws {
        let later = try openStore(folder, generation: 2)
        try later.database.writeWithoutTransaction { database in
            try database.execute(sql: "UPDATE replies SET used_day = 0 WHERE id = 2")
        }
        later.close()
        #expect(
            try CallStoreFile(folder: folder).prune(before: 1, unusedFor: 10_000, clock: .at(day: 20_000))
                .unused == 1
        )
    }

    private func file(_ path: String) throws -> [UInt8] { Array(try Data(contentsOf: URL(filePath: path))) }

    /// How a store with these bytes opens: what it reports, and how many calls it finds.
    ///
    /// Opens it anew where reading finds the damage. No call may be another than was kept.
    private func open(_ bytes: [UInt8], log: [UInt8]? = nil) async throws -> (
        found: Int, reports: [Diagnostic]
    ) {
        try await withTemporaryFolder { folder in
            try folder.write(bytes, to: "calls.sqlite")
            if let log { try folder.write(log, to: "calls.sqlite-wal") }
            let reports = Shared<[Diagnostic]>([])
            for attempt in 0..<3 {
                let store = try openStore(folder.path, reporting: reports)
                do {
                    var found = 0
                    for number in Self.kept {
                        let call = StoredCall.numbered(number)
                        guard let other = try store.call(for: call.key) else { continue }
                        #expect(other == call)
                        found += 1
                    }
                    try await store.keep(.numbered(1000))
                    let aside = folder.exists("calls.damaged-1.sqlite")
                    #expect(aside == reports.value.contains { $0.message.contains("was damaged") })
                    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
                    let left = names.filter {
                        $0.contains("mend") || $0.contains("copy") || $0.hasSuffix("-damaged")
                    }
                    #expect(left == [])
                    return (found, reports.value)
                } catch let error as StoreError {
                    #expect(error.message.contains("damaged") && attempt < 2, "\(error)")
                }
            }
            return (0, reports.value)
        }
    }

    @Test func `a store that was cut gives what is before the cut`() async throws {
        let whole = try await bytes()
        var random = SeededGenerator(seed: 1)
        for _ in 0..<12 {
            let end = 1 + random.below(whole.count - 1)
            let (found, reports) = try await open(Array(whole[..<end]))
            // Answers get longer towards the end; the first pages hold no answer.
            let least = Self.kept.count * end / whole.count - 30
            #expect(found >= least, "\(end) of \(whole.count) bytes")
            #expect(reports.map(\.severity) == [.warning], "\(end) of \(whole.count) bytes")
        }
    }

    @Test func `changed bytes cost the answers they are in`() async throws {
        let whole = try await bytes()
        var random = SeededGenerator(seed: 2)
        for number in 0..<12 {
            var changed = whole
            let (place, count) = (random.below(whole.count - 512), number.isMultiple(of: 2) ? 1 : 512)
            for index in 0..<count { changed[place + index] ^= UInt8(1 + random.below(255)) }
            #expect(try await open(changed).found >= Self.kept.count - 4, "\(count) bytes at \(place)")
        }
    }

    @Test func `a lost page in the middle costs its neighbourhood`() async throws {
        let whole = try await bytes()
        for page in stride(from: 1, to: whole.count / 4096, by: 11) {
            var changed = whole
            changed.replaceSubrange(page * 4096..<(page + 1) * 4096, with: repeatElement(0, count: 4096))
            let (found, _) = try await open(changed)
            // The page that names a table's pages is its one weak place.
            #expect(found >= Self.kept.count - 45 || page < 4, "page \(page): \(found)")
        }
    }

    @Test func `a changed byte of the first page costs nothing`() async throws {
        let whole = try await bytes(0..<4, isPruned: true)
        for place in stride(from: 0, to: 4096, by: 127) {
            var changed = whole
            changed[place] ^= 0xFF
            #expect(try await open(changed).found == 3, "byte \(place)")
        }
    }

    @Test func `garbage is set aside`() async throws {
        var random = SeededGenerator(seed: 3)
        for count in [1, 100, 5000, 20_000] {
            let (found, reports) = try await open((0..<count).map { _ in UInt8(random.below(256)) })
            #expect(found == 0)
            #expect(reports.count == 1)
            let message = reports.first?.message ?? ""
            #expect(message.hasPrefix("was damaged: it is kept as "))
            #expect(message.hasSuffix("/calls.damaged-1.sqlite, and nothing of it could be read"))
        }
    }

    @Test func `an empty file is a new store`() async throws {
        let (found, reports) = try await open([])
        #expect(found == 0)
        #expect(reports == [])
    }

    @Test func `a folder in the store's place is said to be one`() throws {
        try withTemporaryFolder { folder in
            try folder.makeFolder("calls.sqlite")
            let error = #expect(throws: StoreError.self) { try openStore(folder.path) }
            #expect(error?.message == folder.path("calls.sqlite") + ": can't be opened: it is not a file")
        }
    }

    @Test func `a second damaged store is kept beside the first`() async throws {
        try await withTemporaryFolder { folder in
            for number in 1...2 {
                try folder.write("no database", to: "calls.sqlite")
                try openStore(folder.path).close()
                #expect(folder.text("calls.damaged-\(number).sqlite") == "no database")
            }
        }
    }

    @Test func `what is only in the log is saved as well`() async throws {
        try await withTemporaryFolder { folder in
            let store = try openStore(folder.path)
            try await store.keep(Self.kept)
            let log = try file(folder.path("calls.sqlite-wal"))
            #expect(try await open([], log: log).found == Self.kept.count)
            withExtendedLifetime(store) {}
        }
    }

    @Test func `mending that was broken off is done by the next who opens`() async throws {
        let whole = try await bytes()
        try await withTemporaryFolder { folder in
            try folder.write(whole, to: "calls.mended.sqlite")
            try folder.write("no database", to: "calls.sqlite")
            try folder.write("no log", to: "calls.sqlite-wal")
            let store = try openStore(folder.path)
            #expect(try store.count(of: Self.kept) == Self.kept.count)
            #expect(folder.text("calls.damaged-1.sqlite") == "no database")
            #expect(folder.text("calls.damaged-1.sqlite-wal") == "no log")
        }
    }

    @Test func `a page that fails in the middle of a run stops it, and running again mends it`() async throws
    {
        try await withTemporaryFolder { folder in
            do {
                let store = try openStore(folder.path)
                try await store.keep(Self.kept)
                // Too long for the checks at opening to read all of it.
                try await store.keep(.numbered(500, text: String(repeating: "long ", count: 900_000)))
                try await store.keep(600..<700)
                store.close()
            }
            var whole = try file(folder.path("calls.sqlite"))
            whole.replaceSubrange(20 * 4096..<21 * 4096, with: repeatElement(0xA5, count: 4096))
            try folder.write(whole, to: "calls.sqlite")
            let reports = Shared<[Diagnostic]>([])
            let store = try openStore(folder.path, reporting: reports)
            #expect(reports.value == [])
            let error = #expect(throws: StoreError.self) { try store.count(of: Self.kept) }
            #expect(error?.message.hasSuffix("can't be read: the file is damaged") == true)
            store.close()
            let mended = try openStore(folder.path, reporting: reports)
            #expect(try mended.count(of: Self.kept) >= Self.kept.count - 30)
            #expect(reports.value.count == 1)
        }
    }
}
