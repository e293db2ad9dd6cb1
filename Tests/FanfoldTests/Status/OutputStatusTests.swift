@testable internal import Fanfold
internal import FanfoldCore
internal import FanfoldStore
internal import FanfoldTestKit
internal import Testing

/// What is found in an output folder.
@Suite struct OutputStatusTests {
    private let entry = RunEntry(
        started: StatusSamples.start,
        input: "documents",
        agents: ["a"],
        version: "0.1.0"
    )

    private func status(_ folder: TemporaryFolder) throws -> OutputStatus {
        try OutputStatus(of: folder.path)
    }

    @Test func `a folder that was never written to is an error that says what to type`() throws {
        try withTemporaryFolder { folder in
            let error = #expect(throws: RunError.self) { try status(folder) }
            #expect(error?.code == .nothingToRead)
            #expect(error?.message == "\(folder.path): no output folder of fanfold")
            let files = try folder.files()
            #expect(files.isEmpty)
        }
    }

    @Test func `runs and what room they take are found`() throws {
        try withTemporaryFolder { folder in
            let database = try RunDatabase(in: folder.path(".fanfold"))
            var run = entry
            run.id = try database.begin(entry)
            run.outcome = .done
            try database.update(run)
            try folder.write("12345", to: ".fanfold/calls.sqlite-wal")
            try folder.write("123", to: ".fanfold/runs.sqlite.damaged-1")
            let status = try status(folder)
            #expect(status.runs == [run])
            #expect(status.live == nil)
            #expect(status.store.calls == 5)
            #expect(status.store.other == 3)
            #expect(status.store.runs >= 4096)
        }
    }

    @Test(.timeLimit(.minutes(5))) func `a run that goes on is told from one that was killed`() async throws {
        try await withTemporaryFolder { folder in
            let path = folder.path(".fanfold")
            let database = try RunDatabase(in: path)
            _ = try database.begin(entry)
            let killed = try status(folder)
            #expect(killed.latest?.outcome == .killed)
            let lock = try await RunLock.take(
                in: path,
                holder: RunLock.Holder(process: 7, host: "h", since: StatusSamples.start, command: []),
                wait: nil,
                clock: ManualClock()
            )
            let running = try status(folder)
            #expect(running.latest?.outcome == .running)
            #expect(running.live == OutputStatus.Live(process: 7, host: "h", since: StatusSamples.start))
            withExtendedLifetime(lock) {}
        }
    }

    @Test func `a damaged file is named and left alone`() throws {
        try withTemporaryFolder { folder in
            try folder.write(String(repeating: "garbage ", count: 999), to: ".fanfold/runs.sqlite")
            let error = #expect(throws: RunError.self) { try status(folder) }
            #expect(
                error?.message == "\(folder.path)/.fanfold/runs.sqlite: can't be read: the file is damaged"
            )
            #expect(folder.exists(".fanfold/runs.sqlite"))
        }
    }
}
