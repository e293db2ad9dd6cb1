import FanfoldCore
import FanfoldTerminal
import Testing

@Suite struct `Progress count` {
    private var calls = TestCalls()

    private func line(after elapsed: Duration, _ events: [WatchEvent]) -> String {
        var count = ProgressCount()
        for event in events { count.add(event) }
        return count.line(after: elapsed)
    }

    @Test mutating func `before the first chunk there is no rate`() {
        let events = [WatchEvent.started(documents: 3), .opened(chunks: 4)]
        #expect(line(after: .seconds(2), events) == "0 of 3 documents, 0 chunks, 0 folds")
        let more = events + calls.answered(level: 0)
        #expect(line(after: .zero, more) == "0 of 3 documents, 1 chunk, 0 folds")
    }

    @Test mutating func `the rest is taken to be like the start`() {
        let events =
            [WatchEvent.started(documents: 3), .opened(chunks: 4)]
            + calls.answered(level: 0, count: 2) + calls.answered(level: 1)
        // 2 chunks in 4 s; 2 known chunks and two documents of 4 are left.
        #expect(
            line(after: .seconds(4), events)
                == "0 of 3 documents, 2 chunks, 1 fold, 0.5 chunks/s, about 20 s left"
        )
    }

    @Test mutating func `documents that can't be read leave nothing to do`() {
        let events =
            [
                WatchEvent.started(documents: 5), .opened(chunks: 4), .opened(chunks: 4), .failed("b"),
                .skipped("c"),
            ] + calls.answered(level: 0)
        // 7 known chunks and one document of 4 are left.
        #expect(
            line(after: .seconds(1), events)
                == "2 of 5 documents, 1 chunk, 0 folds, 1.0 chunks/s, about 11 s left"
        )
    }

    @Test(
        arguments: [
            (99, "about 99 s left"), (100, "about 2 min left"), (5940, "about 99 min left"),
            (6000, "about 2 h left"),
        ]
    )
    mutating func `long times are told in minutes and hours`(rest: Int, words: String) {
        let events = [WatchEvent.started(documents: 1), .opened(chunks: rest + 1)]
        #expect(line(after: .seconds(1), events + calls.answered(level: 0)).hasSuffix(words))
    }

    @Test mutating func `a high rate is told in whole chunks`() {
        let events =
            [WatchEvent.started(documents: 1), .opened(chunks: 200)] + calls.answered(level: 0, count: 200)
        #expect(line(after: .seconds(3), events).hasSuffix("67 chunks/s, about 0 s left"))
    }

    @Test mutating func `new calls, stored ones and what was paid are told apart`() {
        let usage = TokenUsage(promptTokens: 10, answerTokens: 2)
        var events = [WatchEvent.started(documents: 1), .opened(chunks: 4)]
        events += calls.answered(level: 0) { [.callSent($0, attempt: 1), .callCharged($0, Money(0.25))] }
        events += calls.answered(level: 0) { number in
            [1, 2].flatMap { attempt -> [WatchEvent] in
                [.callSent(number, attempt: attempt), .callCharged(number, Money(0.5))]
            }
        }
        #expect(line(after: .zero, events) == "0 of 1 documents, 2 chunks, 0 folds, 2 new calls, cost 1.25")
        events += calls.answered(level: 0) { [.callStored($0, usage, Money(2))] }
        let call = RunEvent.Call(agent: "a", subject: "a.txt", kind: .document, level: 0, node: 9)
        events += [
            .callStarted(99, call), .callSent(99, attempt: 1),
            .callEnded(99, .withdrawn, waited: .zero, ran: .zero),
        ]
        // An agent that asks two things in one call, of which one is known.
        events += calls.answered(level: 1) { [.callStored($0, usage, nil), .callSent($0, attempt: 1)] }
        #expect(
            line(after: .zero, events)
                == "0 of 1 documents, 3 chunks, 1 fold, 3 new calls, 1 from the store, cost 1.25"
        )
    }

    @Test(
        arguments: [
            (LimitState(inFlight: 8, cap: 8, waiting: 3, reason: "permit"), ""),
            (LimitState(inFlight: 1, cap: 8, requests: 60, requestLimit: 60), ""),
            (
                LimitState(
                    inFlight: 1,
                    cap: 8,
                    waiting: 1,
                    reason: "requests",
                    requests: 60,
                    requestLimit: 60
                ),
                ", 1 waits for requests a minute (60 of 60)"
            ),
            (
                LimitState(inFlight: 1, cap: 8, waiting: 7, reason: "tokens", tokens: 900),
                ", 7 wait for tokens a minute"
            ),
            (
                LimitState(inFlight: 0, cap: 8, waiting: 7, reason: "pause", pause: .milliseconds(4200)),
                ", 7 wait for a server, which is left alone for 5 s"
            ),
            (
                LimitState(inFlight: 0, cap: 8, waiting: 2, reason: "pace"),
                ", 2 wait for a server, which refused calls that came too fast"
            ),
        ]
    )
    func `what waits for a limit is told, and what waits for others' permits is not`(
        state: LimitState,
        words: String
    ) {
        let before = WatchEvent.limits(
            server: "a server",
            LimitState(inFlight: 1, cap: 1, waiting: 9, reason: "pace")
        )
        let events = [WatchEvent.started(documents: 1), before, .limits(server: "a server", state)]
        #expect(line(after: .seconds(1), events) == "0 of 1 documents, 0 chunks, 0 folds" + words)
    }
}
