internal import FanfoldCore
internal import FanfoldTestKit
internal import FoundationEssentials
internal import Testing

@testable internal import FanfoldStore

@Suite(.timeLimit(.minutes(1))) struct `Damaged store` {
    private static let kept = 0..<300

    /// The bytes of a store with ``kept``, closed.
    private func bytes(_ calls: Range<Int> = kept) async throws -> [UInt8] {
        try await withTemporaryFolder { folder in
            let store = try openStore(folder.path)
            try await store.keep(calls)
            store.close()
            #expect(!folder.exists("calls.sqlite-wal"))
            return try file(folder.path("calls.sqlite"))
        }
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
                    if aside && attempt == 0 {
                        #expect(try file(folder.path("calls.damaged-1.sqlite")).count > 0)
                    }
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
        for _ in 0..<25 {
            let end = 1 + random.below(whole.count - 1)
            let (found, reports) = try await open(Array(whole[..<end]))
            let share = Double(found) / Double(Self.kept.count) - Double(end) / Double(whole.count)
            print("cut", end, whole.count, found, share, reports.count)
        }
    }

    @Test func `a store with changed bytes gives the rest`() async throws {
        let whole = try await bytes()
        var random = SeededGenerator(seed: 2)
        for number in 0..<25 {
            var changed = whole
            let place = random.below(whole.count - 512)
            for index in 0..<(number % 2 == 0 ? 1 : 512) {
                changed[place + index] ^= UInt8(1 + random.below(255))
            }
            let (found, reports) = try await open(changed)
            print("flip", place, found, reports.count)
        }
    }

    @Test func `a small store with a changed byte opens`() async throws {
        let whole = try await bytes(0..<4)
        print("small", whole.count)
        for place in stride(from: 0, to: whole.count, by: 37) {
            var changed = whole
            changed[place] ^= 0xFF
            let (found, reports) = try await open(changed)
            if !reports.isEmpty || found < 4 { print("small flip", place, found, reports.count) }
        }
    }
}
