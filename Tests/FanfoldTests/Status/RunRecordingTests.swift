import Fanfold
import FanfoldCore
import FanfoldTestKit
import Testing

/// What an output folder remembers of a run.
@Suite struct RunRecordingTests {
    private func latest(_ folder: TemporaryFolder) throws -> RunEntry {
        try #require(try OutputStatus(of: folder.path("out")).latest)
    }

    private func run(_ folder: TemporaryFolder, _ agent: any Agent) -> Run {
        Run(.paths([folder.path("in")]), output: folder.path("out"), agent: agent)
    }

    @Test(.timeLimit(.minutes(5))) func `a run that was done is kept with its figures`() async throws {
        try await withTemporaryFolder { folder in
            try folder.write("A text. It says little.", to: "in/a.txt")
            try folder.write("", to: "in/empty.txt")
            _ = try await run(folder, ScriptedAgent())()
            let entry = try latest(folder)
            #expect(entry.outcome == .gaps)
            #expect(entry.ended != nil)
            #expect(entry.figures.found == 2 && entry.figures.finished == 1 && entry.figures.failed == 1)
            #expect(entry.agents == ["scripted"])
            #expect(entry.version == FanfoldVersion.current)
        }
    }

    @Test(.timeLimit(.minutes(5))) func `a run that its agent stopped is kept with the reason`() async throws
    {
        try await withTemporaryFolder { folder in
            try folder.write("A text. It says little.", to: "in/a.txt")
            let agent = ScriptedAgent { _ in
                throw AgentError(ModelError(.quotaExhausted, "the quota is spent", hint: "pay"))
            }
            await #expect(throws: RunError.self) { try await run(folder, agent)() }
            let entry = try latest(folder)
            #expect(entry.outcome == .stopped && entry.stop == .quota)
            #expect(entry.message == "run stopped: the quota is spent" && entry.hint == "pay")
            #expect(entry.figures.documentsLeft == 1)
            #expect(entry.figures.failures == ["quotaExhausted": 1])
        }
    }

    @Test(.timeLimit(.minutes(5))) func `a run that a person stopped is kept as interrupted`() async throws {
        try await withTemporaryFolder { folder in
            try folder.write("A text. It says little.", to: "in/a.txt")
            let stop = StopRequest()
            stop.request()
            _ = try await run(folder, ScriptedAgent())(stop: stop)
            #expect(try latest(folder).outcome == .interrupted)
        }
    }

    @Test(.timeLimit(.minutes(5)))
    func `what stopped a run is told, and not that run.json could not be written after it`() async throws {
        try await withTemporaryFolder { folder in
            try folder.write("A text. It says little.", to: "in/a.txt")
            let agent = ScriptedAgent { _ in
                try folder.remove("out")
                throw AgentError("the key is wrong", remedy: .stopRun)
            }
            let error = await #expect(throws: RunError.self) { try await run(folder, agent)() }
            #expect(error?.code == .agentStopped)
            #expect(error?.message == "run stopped: the key is wrong")
        }
    }

    @Test func `what side by side gained is kept of a run that asked a model, and of no other`() {
        var result = RunResult()
        (result.wallTime, result.bestSpeedUp) = (.seconds(2), 4)
        result.bounds = RunBounds(
            [
                (.zero, "s", LimitState(inFlight: 2, cap: 2)),
                (.milliseconds(1500), "s", LimitState(inFlight: 1, cap: 2)),
            ],
            until: .seconds(2)
        )
        result.calls.add(CallMeasure(ran: .seconds(6)))
        var entry = RunEntry(started: WallTime(seconds: 0), input: "", agents: [], version: "")
        entry.end(result, at: WallTime(seconds: 2))
        #expect(entry.timing == nil)
        result.calls.add(CallMeasure(attempts: 1, usage: .zero))
        entry.end(result, at: WallTime(seconds: 2))
        let timing = RunTiming(
            wallSeconds: 2,
            callSeconds: 6,
            speedUp: 3,
            bestSpeedUp: 4,
            boundBy: [.permits: 0.75, .tree: 0.25]
        )
        #expect(entry.timing == timing)
    }

    @Test func `a run whose budget was spent is kept as stopped, with what to do`() {
        var result = RunResult()
        result.spentLimit = SpentLimit(.deadline, "run stopped: the time is over", hint: "go on")
        var entry = RunEntry(started: WallTime(seconds: 0), input: "", agents: [], version: "")
        entry.end(result, at: WallTime(seconds: 9))
        #expect(entry.outcome == .stopped && entry.stop == .deadline)
        #expect(entry.message == "run stopped: the time is over" && entry.hint == "go on")
    }
}
