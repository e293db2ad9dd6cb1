import FanfoldCore
import FanfoldTerminal
import Testing

@Suite struct `Plain progress` {
    private func lines(_ events: [(milliseconds: Int, events: [WatchEvent])]) -> [String] {
        var progress = PlainProgress()
        return events.flatMap { at, events in
            events.compactMap { progress.hear(TimedEvent(at: .milliseconds(at), $0)) }
        }
    }

    @Test func `there is a line a second, and none for what is over sooner`() {
        var calls = TestCalls()
        let start: [(milliseconds: Int, events: [WatchEvent])] = [
            (0, [.started(documents: 2)]), (999, [.opened(chunks: 2)]),
        ]
        #expect(lines(start).isEmpty)
        let events =
            start + [
                (1000, calls.answered(level: 0)), (1000, calls.answered(level: 0)),
                (1500, calls.answered(level: 1)),
                (2000, [.failed("b")]),
            ]
        #expect(
            lines(events) == [
                "0 of 2 documents, 0 chunks, 0 folds",
                "1 of 2 documents, 2 chunks, 1 fold, 1.0 chunks/s, about 0 s left",
            ]
        )
    }

    @Test(arguments: [
        (nil, "not ended after 3.0 s: "),
        (
            WatchEvent.RunEnd(isComplete: true, wallTime: .seconds(3), speedUp: 1, bestSpeedUp: 1),
            "all done in 3.0 s: "
        ),
        (
            WatchEvent.RunEnd(
                isComplete: false,
                reason: "the money is spent",
                wallTime: .seconds(3),
                speedUp: 1,
                bestSpeedUp: 1
            ), "stopped after 3.0 s: "
        ),
    ])
    func `the last line says how it came out`(end: WatchEvent.RunEnd?, words: String) {
        var progress = PlainProgress()
        let events = [WatchEvent.started(documents: 2), .failed("a")] + (end.map { [.ended($0)] } ?? [])
        for event in events { _ = progress.hear(TimedEvent(at: .seconds(3), event)) }
        let reason = end?.reason.map { "; \($0)" } ?? ""
        #expect(progress.end == words + "1 of 2 documents, 0 chunks, 0 folds" + reason)
    }
}
