import FanfoldTestKit
import Testing

@testable import Fanfold

@Suite struct `Incremental run` {
    /// A folder of documents, and runs over it by agents that note what they are asked.
    struct Setup {
        let folder: TemporaryFolder
        let log = CallLog()
        /// How far the clock is ahead: files then look as if they had been written long ago.
        var ahead = 3600 * 1_000_000_000
        var settings = RunSettings()

        init(_ folder: TemporaryFolder) {
            self.folder = folder
            settings.chunkTokens = 40
            settings.fanIn = 3
            settings.formats = [.markdown, .json]
        }

        var panel: Panel {
            Panel(
                ScriptedAgent(name: "x", log: log),
                ScriptedAgent(name: "y", log: log),
                into: ScriptedAggregator()
            )
        }

        func run(_ output: String = "out", _ panel: Panel? = nil) async throws -> RunResult {
            var run = Run(
                .paths([folder.path("in")]),
                output: folder.path(output),
                settings: settings,
                panel: panel ?? self.panel
            )
            let ahead = ahead
            let now = run.now
            run.now = { now() + ahead }
            return try await run()
        }

        /// How many calls a run makes.
        func calls(_ output: String = "out") async throws -> Int {
            let before = log.entries.count
            _ = try await run(output)
            return log.entries.count - before
        }

        /// The reports of the runs so far, and those of a run that knows nothing.
        func reports() async throws -> (incremental: [String: String], fresh: [String: String]) {
            if folder.exists("fresh") { try folder.remove("fresh") }
            _ = try await run("fresh")
            var (incremental, fresh) = (try folder.files(in: "out"), try folder.files(in: "fresh"))
            incremental["run.json"] = nil
            fresh["run.json"] = nil
            return (incremental, fresh)
        }
    }

    private func write(_ count: Int, _ folder: TemporaryFolder, seed: UInt64 = 1) throws {
        var random = SeededGenerator(seed: seed)
        for number in 0..<count {
            let text = TestText.paragraphs(2 + number % 4, &random).joined(separator: "\n\n")
            try folder.write(text, to: "in/\(["", "a/", "a/b/", "c/"][number % 4])\(number).txt")
        }
    }

    @Test(.timeLimit(.minutes(5))) func `nothing changed is nothing done`() async throws {
        try await withTemporaryFolder { folder in
            let setup = Setup(folder)
            try write(12, folder)
            try folder.write([0x25, 0x50, 0x44, 0x46, 0x2D, 0x31, 0x2E, 0x37], to: "in/a/paper.txt")
            let first = try await setup.run()
            let before = try folder.files(in: "out")
            let asked = setup.log.entries.count
            let second = try await setup.run()
            #expect(setup.log.entries.count == asked)
            #expect(second.unchangedCount == 12)
            #expect(first.unchangedCount == 0)
            #expect(second.documents == first.documents)
            #expect(second.skipped == first.skipped)
            #expect(second.foldCount == first.foldCount)
            #expect(second.top?.summary == first.top?.summary)
            #expect(second.top?.entries == first.top?.entries)
            #expect(second.isComplete)
            var after = try folder.files(in: "out")
            after["run.json"] = before["run.json"]
            #expect(after == before)
        }
    }

    @Test(.timeLimit(.minutes(5))) func `a file that was only touched is read and not asked about`()
        async throws
    {
        try await withTemporaryFolder { folder in
            // Without the time ahead every file is too young to be trusted by its times.
            var setup = Setup(folder)
            setup.ahead = 0
            try write(8, folder)
            _ = try await setup.run()
            #expect(try await setup.calls() == 0)
            try folder.write(folder.text("in/0.txt") ?? "", to: "in/0.txt")
            #expect(try await setup.calls() == 0)
        }
    }

    @Test(.timeLimit(.minutes(5))) func `an edited document has its own calls and those above it made again`()
        async throws
    {
        try await withTemporaryFolder { folder in
            let setup = Setup(folder)
            try write(40, folder)
            _ = try await setup.run()
            try folder.write("One short text instead.", to: "in/a/b/2.txt")
            let before = setup.log.entries.count
            _ = try await setup.run()
            let entries = setup.log.entries.dropFirst(before)
            #expect(entries.count { if case .map = $0 { true } else { false } } == 2)
            // Ten entries in a/b, two folders above with about as many: two or three folds each, two agents.
            #expect(entries.count <= 2 + 2 * 9, "\(entries.count)")
            let (incremental, fresh) = try await setup.reports()
            #expect(incremental == fresh)
        }
    }

    @Test(.timeLimit(.minutes(2)), arguments: 0..<6)
    func `after any changes the reports are those of a run that knows nothing`(seed: Int) async throws {
        try await withTemporaryFolder { folder in
            var setup = Setup(folder)
            var random = SeededGenerator(seed: UInt64(seed))
            try write(10, folder, seed: UInt64(seed))
            _ = try await setup.run()
            for _ in 0..<6 {
                for _ in 0...random.below(3) { try change(folder, &random) }
                setup.ahead = random.below(2) * 3600 * 1_000_000_000
                setup.settings.prunes = true
                _ = try await setup.run()
                let (incremental, fresh) = try await setup.reports()
                #expect(incremental == fresh)
            }
        }
    }

    private func change(_ folder: TemporaryFolder, _ random: inout SeededGenerator) throws {
        let documents = try folder.files(in: "in").keys.sorted()
        let reports = try folder.files(in: "out").keys.sorted()
        guard let document = documents.isEmpty ? nil : documents[random.below(documents.count)] else {
            return
        }
        let text = TestText.paragraphs(1 + random.below(4), &random).joined(separator: "\n\n")
        switch random.below(7) {
        case 0: try folder.write(text, to: "in/" + document)
        case 1:
            try folder.write(text, to: "in/\(["", "a/", "d/"][random.below(3)])new\(random.below(50)).txt")
        case 2 where documents.count > 2: try folder.remove("in/" + document)
        case 3:
            try folder.write(folder.text("in/" + document) ?? "", to: "in/renamed\(random.below(50)).txt")
            try folder.remove("in/" + document)
        case 4: try folder.write(folder.text("in/" + document) ?? "", to: "in/" + document)
        case 5 where !reports.isEmpty: try folder.remove("out/" + reports[random.below(reports.count)])
        default: try folder.write((folder.text("in/" + document) ?? "") + "\n\n" + text, to: "in/" + document)
        }
    }

    @Test(.timeLimit(.minutes(5))) func `what failed is tried again, and only that`() async throws {
        try await withTemporaryFolder { folder in
            let setup = Setup(folder)
            try write(8, folder)
            let broken = ScriptedAgent(name: "x", log: setup.log) { entry in
                if case .map(_, let text) = entry, text.contains("short") { throw AgentError("no answer") }
                return .echo
            }
            try folder.write("A short text.", to: "in/short.txt")
            let first = try await setup.run(
                "out",
                Panel(broken, ScriptedAgent(name: "y", log: setup.log), into: ScriptedAggregator())
            )
            #expect(!first.isWhole)
            let second = try await setup.run()
            #expect(second.isWhole)
            #expect(second.unchangedCount == 8)
            let (incremental, fresh) = try await setup.reports()
            #expect(incremental == fresh)
        }
    }

    @Test(.timeLimit(.minutes(5))) func `other settings are other reports`() async throws {
        try await withTemporaryFolder { folder in
            var setup = Setup(folder)
            try write(6, folder)
            _ = try await setup.run()
            setup.settings.chunkTokens = 60
            #expect(try await setup.calls() > 0)
            #expect(try await setup.calls() == 0)
            setup.settings.isFresh = true
            #expect(try await setup.calls() > 0)
            setup.settings.isFresh = false
            #expect(try await setup.calls() == 0)
        }
    }
}
