internal import FanfoldCore
internal import FanfoldTestKit
internal import Testing

@testable internal import FanfoldEngine

@Suite(.timeLimit(.minutes(5))) struct `Engine that stops` {
    @Test func `an error whose remedy is to stop ends the run`() async throws {
        let agent = ScriptedAgent { entry in
            guard case .map(2, _) = entry else { return .echo }
            throw AgentError("the key is wrong", remedy: .stopRun)
        }
        let result = try await EngineResult.of(TestRun.folders(20), agent: agent, concurrency: 3)
        #expect(result.failure?.message == "the key is wrong")
        #expect(!result.isDone)
        #expect(result.reports.allSatisfy { $0.gaps.isEmpty })
        #expect(EventOrder.flaws(result.events) == [])
    }

    @Test func `an error that stops the run lets what is in flight come in`() async throws {
        let log = CallLog()
        let asked = Shared(0)
        let gate = Gate()
        let agent = ScriptedAgent(log: log) { entry in
            guard case .map = entry else { return .echo }
            var number = 0
            asked.update {
                $0 += 1
                number = $0
            }
            guard number == 3 else {
                await gate.pass()
                return .echo
            }
            gate.open()
            throw AgentError("the quota is spent", remedy: .stopRun)
        }
        let result = try await EngineResult.of(TestRun(["long": 9]), agent: agent, concurrency: 3)
        #expect(result.failure?.message == "the quota is spent")
        let answered = result.events.count {
            if case .callEnded(_, .answered, _) = $0 { true } else { false }
        }
        #expect(answered >= 2)
        #expect(log.inFlight == 0)
    }

    @Test func `a cancelled call is no gap but ends the run`() async throws {
        let agent = ScriptedAgent { entry in
            guard case .map(3, _) = entry else { return .echo }
            throw CancellationError()
        }
        await #expect(throws: CancellationError.self) {
            try await EngineResult.of(TestRun.folders(20), agent: agent, concurrency: 2)
        }
    }

    @Test func `an error that no agent should throw ends the run`() async throws {
        struct Fault: Error {}
        let agent = ScriptedAgent { _ in throw Fault() }
        await #expect(throws: Fault.self) {
            try await EngineResult.of(TestRun.folders(3), agent: agent, concurrency: 2)
        }
    }

    @Test func `cancelling the run's task cancels its calls`() async throws {
        let log = CallLog()
        let never = Gate()
        let agent = ScriptedAgent(log: log) { _ in
            try await never.passUnlessCancelled()
            return .echo
        }
        let task = Task {
            try await EngineResult.of(TestRun.folders(20), agent: agent, concurrency: 4).isDone
        }
        await until { log.inFlight >= 4 }
        task.cancel()
        await #expect(throws: CancellationError.self) { _ = try await task.value }
        #expect(log.inFlight == 0)
    }

    @Test func `what deliver throws ends the run`() async throws {
        struct DiskFull: Error {}
        await #expect(throws: DiskFull.self) {
            try await EngineResult.of(TestRun.folders(20), agent: ScriptedAgent(), concurrency: 2) { report in
                if report.name == "a/d5" { throw DiskFull() }
            }
        }
    }

    @Test(arguments: [1, 2, 8], [1, 20, 60])
    func `a stop request ends with what is in flight, finished reports delivered`(
        concurrency: Int,
        calls: Int
    ) async throws {
        let log = CallLog()
        let stop = StopRequest()
        let agent = ScriptedAgent(log: log) { _ in
            // Several calls may have begun before the first of them looks.
            if log.entries.count >= calls { stop.request() }
            return .echo
        }
        let run = TestRun.folders(40)
        let result = try await EngineResult.of(run, agent: agent, concurrency: concurrency, stop: stop)
        #expect(!result.isDone)
        #expect(EventOrder.flaws(result.events) == [])
        // Calls that were begun and wait for a permit give it back unused.
        #expect(log.entries.count < calls + concurrency)
        let ended = result.events.compactMap(EventOrder.subjectOfEnd)
        #expect(Set(result.reports.map(\.name)) == Set(ended))
        let expected = run.expectedReports()
        #expect(result.texts.allSatisfy { expected[$0.key] == $0.value })
    }

    @Test func `a run that is stopped before it starts does nothing`() async throws {
        let stop = StopRequest()
        stop.request()
        let agent = ScriptedAgent()
        let result = try await EngineResult.of(TestRun.folders(5), agent: agent, concurrency: 2, stop: stop)
        #expect(!result.isDone && result.events.isEmpty && result.reports.isEmpty)
        #expect(agent.log.entries.isEmpty)
    }
}
