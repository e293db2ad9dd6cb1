import FanfoldCore
import FanfoldTerminal
import Testing

@Suite struct `Plain progress` {
    private func lines(_ beat: PlainProgress.Beat, _ times: [Int]) -> [Int] {
        var progress = PlainProgress(beat)
        return times.filter { seconds in
            let event = WatchEvent.limits(server: "s", LimitState(inFlight: 0, cap: 1))
            return progress.hear(TimedEvent(at: .seconds(seconds), event)) != nil
        }
    }

    @Test func `there is a line a second, and none for what is over sooner`() {
        var calls = TestCalls()
        var progress = PlainProgress()
        let events: [(milliseconds: Int, events: [WatchEvent])] = [
            (0, [.started(documents: 2)]), (999, [.opened(chunks: 2)]),
            (1000, calls.answered(level: 0, ran: .seconds(1))),
            (1500, calls.answered(level: 0, ran: .milliseconds(500))), (2100, [.failed("b")]),
        ]
        let lines = events.flatMap { at, events in
            events.compactMap { progress.hear(TimedEvent(at: .milliseconds(at), $0)) }
        }
        #expect(
            lines == [
                "0 of 2 documents, 0 chunks, 0 folds",
                "1 of 2 documents, 2 chunks, 0 folds, 1.0 chunks/s, about 1 s left",
            ]
        )
    }

    @Test func `a log has fewer lines, and fewer still after a while`() {
        #expect(lines(.watched, [0, 1, 2, 3]) == [1, 2, 3])
        #expect(
            lines(.logged, [1, 9, 10, 15, 20, 21, 595, 605, 610, 664, 665, 700]) == [10, 20, 595, 605, 665]
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
