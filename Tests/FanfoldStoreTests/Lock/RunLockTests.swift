internal import FanfoldCore
internal import FanfoldStore
internal import FanfoldTestKit
internal import FoundationEssentials
internal import Testing

/// One process at a time writes to an output folder.
@Suite struct RunLockTests {
    private let first = RunLock.Holder(
        process: 1234,
        host: "reader",
        since: WallTime(seconds: 1_795_230_002),
        command: ["fanfold", "run", "documents"]
    )
    private let second = RunLock.Holder(
        process: 99,
        host: "reader",
        since: WallTime(seconds: 1_795_230_100),
        command: []
    )

    private func take(
        _ folder: TemporaryFolder,
        _ holder: RunLock.Holder,
        wait: Duration? = nil,
        clock: ManualClock = ManualClock(),
        report: (Diagnostic) -> Void = { _ in }
    ) async throws -> RunLock {
        try await RunLock.take(
            in: folder.path(".fanfold"),
            holder: holder,
            wait: wait,
            clock: clock,
            zone: .utc,
            report: report
        )
    }

    @Test(.timeLimit(.minutes(5))) func `the second is told who holds the folder and what to type`()
        async throws
    {
        try await withTemporaryFolder { folder in
            let lock = try await take(folder, first)
            let error = await #expect(throws: StoreError.self) { try await take(folder, second) }
            #expect(
                error
                    == StoreError(
                        "\(folder.path) is in use by process 1234 on reader since 2026-11-21 03:00:02",
                        hint: "wait for it, --wait 10m does, or write into another folder with -o"
                    )
            )
            #expect(RunLock.holder(in: folder.path(".fanfold")) == first)
            withExtendedLifetime(lock) {}
        }
    }

    @Test(.timeLimit(.minutes(5))) func `a lock that ended is free, whatever its file still says`()
        async throws
    {
        try await withTemporaryFolder { folder in
            do {
                let lock = try await take(folder, first)
                withExtendedLifetime(lock) {}
            }
            #expect(folder.text(".fanfold/lock")?.contains("1234") == true)
            #expect(RunLock.holder(in: folder.path(".fanfold")) == nil)
            let lock = try await take(folder, second)
            #expect(RunLock.holder(in: folder.path(".fanfold")) == second)
            withExtendedLifetime(lock) {}
        }
    }

    @Test(.timeLimit(.minutes(5))) func `the file holds one line of JSON and no rest of a longer one`()
        async throws
    {
        try await withTemporaryFolder { folder in
            try folder.write(String(repeating: "garbage ", count: 100), to: ".fanfold/lock")
            let lock = try await take(folder, first)
            #expect(
                folder.text(".fanfold/lock") == """
                    {"process":1234,"host":"reader","since":"2026-11-21T03:00:02Z",\
                    "command":["fanfold","run","documents"]}

                    """
            )
            withExtendedLifetime(lock) {}
        }
    }

    @Test(arguments: ["garbage", "", "{}", #"{"process":1,"host":"a","since":"yesterday"}"#, "\u{0}\u{1}"])
    func `a holder that left no name is another process`(content: String) async throws {
        try await withTemporaryFolder { folder in
            let lock = try await take(folder, first)
            try folder.write(content, to: ".fanfold/lock")
            let error = await #expect(throws: StoreError.self) { try await take(folder, second) }
            #expect(error?.message == "\(folder.path) is in use by another process")
            #expect(RunLock.holder(in: folder.path(".fanfold")) != nil)
            withExtendedLifetime(lock) {}
        }
    }

    @Test(.timeLimit(.minutes(5))) func `who waits gives up when the time is over, and not before`()
        async throws
    {
        try await withTemporaryFolder { folder in
            let lock = try await take(folder, first)
            let clock = ManualClock()
            let start = clock.now
            var notes: [String] = []
            await #expect(throws: StoreError.self) {
                try await take(folder, second, wait: .seconds(600), clock: clock) { notes.append($0.message) }
            }
            #expect(start.duration(to: clock.now) == .seconds(600))
            #expect(
                notes == [
                    "is in use by process 1234 on reader since 2026-11-21 03:00:02; waiting for it"
                ]
            )
            withExtendedLifetime(lock) {}
        }
    }

    @Test(.timeLimit(.minutes(5))) func `who waits gets the folder when the other ends`() async throws {
        try await withTemporaryFolder { folder in
            var lock: RunLock? = try await take(folder, first)
            let mine = try await take(folder, second, wait: .seconds(600)) { _ in lock = nil }
            #expect(RunLock.holder(in: folder.path(".fanfold")) == second)
            withExtendedLifetime((mine, lock)) {}
        }
    }

    @Test(.timeLimit(.minutes(5))) func `a wait without end does not overflow`() async throws {
        try await withTemporaryFolder { folder in
            var lock: RunLock? = try await take(folder, first)
            let mine = try await take(folder, second, wait: .seconds(Int64.max)) { _ in lock = nil }
            withExtendedLifetime((mine, lock)) {}
        }
    }

    @Test(.timeLimit(.minutes(5))) func `the folder is made for its owner alone`() async throws {
        try await withTemporaryFolder { folder in
            let lock = try await take(folder, first)
            let mode = try FileManager.default.attributesOfItem(atPath: folder.path(".fanfold"))[
                .posixPermissions
            ]
            #expect(mode as? Int == 0o700)
            withExtendedLifetime(lock) {}
        }
    }

    @Test(.timeLimit(.minutes(5))) func `a lock on a file that was removed keeps nobody out for ever`()
        async throws
    {
        try await withTemporaryFolder { folder in
            let lost = try await take(folder, first)
            try folder.remove(".fanfold/lock")
            let lock = try await take(folder, second)
            #expect(RunLock.holder(in: folder.path(".fanfold")) == second)
            withExtendedLifetime((lost, lock)) {}
        }
    }

    @Test(.timeLimit(.minutes(5))) func `what is no file is named and left alone`() async throws {
        try await withTemporaryFolder { folder in
            try folder.makeFolder(".fanfold/lock")
            let error = await #expect(throws: StoreError.self) { try await take(folder, first) }
            #expect(error?.message == "\(folder.path)/.fanfold/lock: can't be locked: Is a directory")
            #expect(error?.hint == "something else stands there; move it")
            try folder.remove(".fanfold/lock")
            try folder.link(".fanfold/lock", to: folder.path("elsewhere"))
            await #expect(throws: StoreError.self) { try await take(folder, first) }
            #expect(!folder.exists("elsewhere"))
        }
    }

    @Test(.timeLimit(.minutes(5))) func `a folder that went away is named`() async throws {
        try await withTemporaryFolder { folder in
            let error = await #expect(throws: StoreError.self) {
                try await RunLock.take(
                    in: folder.path("gone/.fanfold"),
                    holder: first,
                    wait: nil,
                    clock: ManualClock()
                )
            }
            #expect(error?.hint == "the output folder went away; run the same command again")
        }
    }

    @Test func `a folder nobody wrote to has no holder and stays as it is`() throws {
        try withTemporaryFolder { folder in
            #expect(RunLock.holder(in: folder.path(".fanfold")) == nil)
            let files = try folder.files()
            #expect(files.isEmpty)
        }
    }
}
