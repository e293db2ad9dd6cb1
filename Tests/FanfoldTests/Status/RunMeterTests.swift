@testable internal import Fanfold
internal import FanfoldCore
internal import FanfoldTestKit
internal import Testing

/// What is counted of a run while it goes on.
@Suite struct RunMeterTests {
    private func call(_ node: Int, _ kind: FoldKind = .document) -> RunEvent.Call {
        RunEvent.Call(agent: "a", subject: "x", kind: kind, level: 0, node: node)
    }

    private func meter(_ events: [RunEvent]) -> RunFigures {
        var meter = RunMeter(aggregator: nil)
        for event in events { meter.hear(event) }
        return meter.figures
    }

    @Test func `calls that are left are those of opened documents that have not ended`() {
        let measure = CallMeasure(attempts: 1)
        let figures = meter([
            .started(documentCount: 2, folderCount: 1),
            .opened(document: "x", chunkCount: 4, foldsByLevel: [1], agentCount: 2, byteCount: 9),
            .callEnded(call(0), .answered, measure), .callEnded(call(1), .answered, measure),
            .callEnded(call(2, .folder), .answered, measure), .callEnded(call(3), .withdrawn, CallMeasure()),
        ])
        #expect(figures.callsLeft == 8)
        #expect(figures.callsNew == 3)
        #expect(figures.documentsLeft == 2)
    }

    @Test func `of a file that is no document nothing is left`() {
        let figures = meter([
            .started(documentCount: 2, folderCount: 1), .skipped(document: "b.dat", reason: "is binary data"),
        ])
        #expect(figures.documentsLeft == 1)
    }

    @Test func `of a document that is done no call is left, though a fold was not needed`() {
        let opened = RunEvent.opened(
            document: "x",
            chunkCount: 2,
            foldsByLevel: [1],
            agentCount: 1,
            byteCount: 9
        )
        let calls = [0, 1].map { RunEvent.callEnded(call($0), .answered, CallMeasure(attempts: 1)) }
        let result = DocumentResult(
            name: "x",
            title: nil,
            format: .text,
            language: nil,
            source: SourceIdentity(byteCount: 9, digest: Digest(of: Array("x".utf8))),
            chunkCount: 2,
            foldCount: 1,
            levels: 1,
            tree: TreeSketch(leafCount: 2, foldsByLevel: [1], folds: [[0, 1]]),
            byteCount: 9,
            coveredByteCount: 9,
            panel: PanelResult(agents: []),
            diagnostics: []
        )
        #expect(meter([opened] + calls).callsLeft == 1)
        #expect(meter([opened] + calls + [.finished(result)]).callsLeft == 0)
        #expect(meter([opened, .failed(document: "x", reason: "r", hint: nil)]).callsLeft == 0)
    }

    @Test func `a call whose kept answer was a refusal is one from the store, as in the last line`() {
        let figures = meter([.callEnded(call(0), .failed(reason: "r"), CallMeasure(isStored: true))])
        #expect(figures.callsStored == 1 && figures.callsNew == 0)
    }

    @Test func `the questions of one call are no retries`() {
        let figures = meter([.callEnded(call(0), .answered, CallMeasure(attempts: 4, retries: 1))])
        #expect(figures.retries == 1)
    }

    @Test func `calls are new, stored or joined, and each is counted once`() {
        let figures = meter([
            .callEnded(call(0), .answered, CallMeasure(attempts: 3, retries: 2)),
            .callEnded(call(1), .answered, CallMeasure(isStored: true)),
            .callEnded(call(2), .answered, CallMeasure(isJoined: true)),
        ])
        #expect(figures.callsNew == 1 && figures.callsStored == 1 && figures.callsJoined == 1)
        #expect(figures.retries == 2)
    }

    @Test func `failures are counted by kind`() {
        var late = CallMeasure(attempts: 1)
        late.failure = "timedOut"
        var other = CallMeasure(attempts: 1)
        other.failure = "other"
        let failed = RunEvent.Outcome.failed(reason: "r")
        let figures = meter([
            .callEnded(call(0), failed, late), .callEnded(call(1), failed, late),
            .callEnded(call(2), failed, other),
        ])
        #expect(figures.failures == ["timedOut": 2, "other": 1])
        #expect(figures.callsNew == 0)
    }

    @Test func `the end says why a run stopped`() {
        func ended(_ error: any Error) -> RunEntry {
            var entry = RunEntry(started: WallTime(seconds: 100), input: "", agents: [], version: "")
            entry.end(error, at: WallTime(seconds: 160))
            return entry
        }
        let quota = ended(RunError(AgentError(ModelError(.quotaExhausted, "no money", hint: "pay"))))
        #expect(quota.outcome == .stopped && quota.stop == .quota && quota.wallSeconds == 60)
        #expect(quota.figures.failures == ["quotaExhausted": 1])
        #expect(quota.message == "run stopped: no money" && quota.hint == "pay")
        #expect(ended(CancellationError()).outcome == .interrupted)
        let wrong = ended(RunError(.badSetting, "is wrong"))
        #expect(wrong.outcome == .failed && wrong.stop == nil)
    }
}
