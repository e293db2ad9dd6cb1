internal import FanfoldCore
@testable internal import FanfoldStore
internal import FanfoldTestKit
internal import GRDB
internal import Synchronization
internal import Testing

/// What an output folder's runs did.
@Suite struct RunDatabaseTests {
    private let entry = RunEntry(
        started: WallTime(seconds: 1_795_230_002),
        input: "documents",
        recipe: "market.yaml",
        agents: ["trends", "naïve \"pricing\""],
        version: "0.1.0"
    )

    /// An entry in which no two figures are the same.
    private var full: RunEntry {
        var entry = entry
        entry.ended = WallTime(seconds: 1_795_230_402)
        entry.outcome = .stopped
        entry.stop = .budget
        entry.message = "run stopped: 5.00 spent"
        entry.hint = "raise --max-cost"
        entry.wallSeconds = 400.25
        entry.command = ["fanfold", "my documents"]
        var figures = RunFigures()
        (figures.found, figures.finished, figures.unchanged, figures.failed, figures.skipped) = (
            1, 2, 3, 4, 5
        )
        (figures.chunks, figures.folds, figures.gaps, figures.callsLeft) = (6, 7, 8, 9)
        (figures.callsNew, figures.callsStored, figures.callsJoined, figures.retries) = (10, 11, 12, 13)
        figures.paid = TokenUsage(promptTokens: 14, cachedTokens: 15, answerTokens: 16, isEstimated: true)
        figures.saved = TokenUsage(promptTokens: 17, cachedTokens: 18, answerTokens: 19)
        figures.cost = Money(picos: 20)
        figures.savedCost = Money(picos: 21)
        figures.failures = ["timedOut": 22, "refused": 23]
        entry.figures = figures
        entry.timing = RunTiming(
            wallSeconds: 400.25,
            callSeconds: 24,
            speedUp: 25.5,
            bestSpeedUp: 26.5,
            boundBy: [.permits: 0.75, .tree: 0.25]
        )
        return entry
    }

    private func begin(in folder: TemporaryFolder) throws -> Int {
        try RunDatabase(in: folder.path).begin(entry)
    }

    private func runs(of folder: TemporaryFolder, isInUse: Bool = false) throws -> [RunEntry] {
        try RunDatabase.runs(in: folder.path, isInUse: isInUse)
    }

    @Test func `what was put in comes out`() throws {
        try withTemporaryFolder { folder in
            let database = try RunDatabase(in: folder.path)
            var run = full
            run.id = try database.begin(entry)
            let begun = try database.runs().first?.outcome
            #expect(begun == .running)
            try database.update(run)
            let kept = try database.runs()
            #expect(kept == [run])
            let seen = try runs(of: folder)
            #expect(seen == [run])
        }
    }

    @Test func `unknown prices stay unknown`() throws {
        try withTemporaryFolder { folder in
            let database = try RunDatabase(in: folder.path)
            _ = try database.begin(entry)
            let kept = try #require(try database.runs().first)
            #expect(kept.figures.cost == nil && kept.figures.savedCost == nil)
            #expect(kept.ended == nil && kept.stop == nil && kept.message == nil)
        }
    }

    @Test func `a run that never said that it ended was killed when nobody holds the folder`() throws {
        try withTemporaryFolder { folder in
            let database = try RunDatabase(in: folder.path)
            _ = try database.begin(entry)
            let live = try runs(of: folder, isInUse: true).map(\.outcome)
            #expect(live == [.running])
            let left = try runs(of: folder).map(\.outcome)
            #expect(left == [.killed])
            _ = try database.begin(entry)
            #expect(
                try runs(of: folder, isInUse: true).map(\.outcome) == [.killed, .running]
            )
        }
    }

    @Test func `runs are kept from one process to the next, in their order`() throws {
        try withTemporaryFolder { folder in
            for _ in 1...3 { _ = try begin(in: folder) }
            let ids = try RunDatabase(in: folder.path).runs().map(\.id)
            #expect(ids == [1, 2, 3])
        }
    }

    @Test func `where nothing was kept there are no runs, and none is made`() throws {
        try withTemporaryFolder { folder in
            let isEmpty = try runs(of: folder).isEmpty
            #expect(isEmpty)
            #expect(!folder.exists("runs.sqlite"))
            try folder.write("", to: "runs.sqlite")
            let isEmptyStill = try runs(of: folder).isEmpty
            #expect(isEmptyStill)
        }
    }

    /// A file as the version left it that had these steps, with a run in it that was done.
    private func makeFile(of steps: [RunMigrations.Step], in folder: TemporaryFolder) throws {
        var migrator = DatabaseMigrator()
        for step in steps { migrator.registerMigration(step.name, migrate: step.body) }
        let queue = try DatabaseQueue(path: folder.path("runs.sqlite"))
        try migrator.migrate(queue)
        try queue.write { database in
            let names = try Set(database.columns(in: "runs").map(\.name))
            var done = entry
            done.outcome = .done
            let values = RunColumns(done).values.filter { names.contains($0.name) }
            try database.execute(
                sql: """
                    INSERT INTO runs (\(values.map(\.name).joined(separator: ", ")))
                    VALUES (\(values.map { _ in "?" }.joined(separator: ", ")))
                    """,
                arguments: StatementArguments(values.map(\.value))
            )
        }
        try queue.close()
    }

    @Test func `the runs of an older version are read as they are, and once a new one has begun`() throws {
        try withTemporaryFolder { folder in
            try makeFile(of: [.runs, .records], in: folder)
            var old = entry
            (old.id, old.outcome) = (1, .done)
            #expect(try runs(of: folder) == [old])
            let database = try RunDatabase(in: folder.path)
            var new = full
            new.id = try database.begin(entry)
            try database.update(new)
            #expect(try runs(of: folder) == [old, new])
        }
    }

    @Test func `the runs of an older version's damaged file are kept`() throws {
        try withTemporaryFolder { folder in
            try makeFile(of: [.runs, .records], in: folder)
            try folder.write("", to: "runs.sqlite-damaged")
            let kept = try RunDatabase(in: folder.path).runs()
            #expect(kept.map(\.outcome) == [.done])
        }
    }

    @Test func `a damaged file is kept aside and named, and a new one begun`() throws {
        try withTemporaryFolder { folder in
            let reports = Mutex<[Diagnostic]>([])
            try folder.write(String(repeating: "garbage ", count: 1000), to: "runs.sqlite")
            let database = try RunDatabase(in: folder.path) { report in reports.withLock { $0.append(report) }
            }
            let id = try database.begin(entry)
            #expect(id == 1)
            let messages = reports.withLock { $0.map(\.message) }
            #expect(messages.count == 1)
            #expect(messages.first?.contains("it is kept as") == true)
            let aside = try folder.files().filter { $0.value.hasPrefix("garbage") }.keys
            #expect(aside.count == 1 && aside.first != "runs.sqlite")
        }
    }

    @Test func `runs that can be read of a damaged file are kept`() throws {
        try withTemporaryFolder { folder in
            var run = full
            do {
                let database = try RunDatabase(in: folder.path)
                run.id = try database.begin(entry)
                try database.update(run)
            }
            // As an earlier run leaves it that met a damaged page.
            try folder.write("", to: "runs.sqlite-damaged")
            let kept = try RunDatabase(in: folder.path).runs()
            #expect(kept == [run])
        }
    }

    @Test func `a damaged file is an error for who only looks, and stays where it is`() throws {
        try withTemporaryFolder { folder in
            try folder.write(String(repeating: "garbage ", count: 1000), to: "runs.sqlite")
            let error = #expect(throws: StoreError.self) {
                try runs(of: folder)
            }
            #expect(error?.message == "\(folder.path)/runs.sqlite: can't be read: the file is damaged")
            #expect(!folder.exists("runs.sqlite.damaged-1"))
        }
    }

    @Test func `a file of a newer version is refused`() throws {
        try withTemporaryFolder { folder in
            let database = try RunDatabase(in: folder.path)
            try database.change {
                try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('from the future')")
            }
            for open in [{ _ = try begin(in: folder) }, { _ = try runs(of: folder) }] {
                let error = #expect(throws: StoreError.self) { try open() }
                #expect(
                    error
                        == StoreError(
                            "\(folder.path)/runs.sqlite: was written by a newer fanfold",
                            hint: "use that version, or another folder"
                        )
                )
            }
        }
    }
}
