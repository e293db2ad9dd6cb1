import FanfoldCore
import Testing

@testable import FanfoldTerminal

@Suite struct `Progress line` {
    private var calls = TestCalls()

    private func line(after elapsed: Duration, _ events: [WatchEvent]) -> String {
        var state = RunState()
        for event in events { state.hear(TimedEvent(at: elapsed, event)) }
        return ProgressLine(state: state).text(at: elapsed)
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
            + calls.answered(level: 0, ran: .seconds(4))
        // 3 chunks and a fold of this document are left, and two documents of the same.
        #expect(
            line(after: .seconds(4), events)
                == "0 of 3 documents, 1 chunk, 0 folds, 0.3 chunks/s, about 60 s left"
        )
    }

    @Test mutating func `of documents that nobody looked into, an empty one tells nothing`() {
        let empty: WatchEvent = .opened(
            document: "a",
            chunkCount: 0,
            foldsByLevel: [],
            agentCount: 1,
            byteCount: 3
        )
        let events = [WatchEvent.started(documents: 3), empty]
        #expect(line(after: .seconds(4), events) == "0 of 3 documents, 0 chunks, 0 folds")
    }

    @Test mutating func `documents that can't be read leave nothing to do`() {
        let events =
            [
                WatchEvent.started(documents: 4), .opened(chunks: 4), .failed("b"), .skipped("c"),
            ] + calls.answered(level: 0, ran: .seconds(4))
        #expect(
            line(after: .seconds(4), events)
                == "2 of 4 documents, 1 chunk, 0 folds, 0.3 chunks/s, about 40 s left"
        )
    }

    @Test mutating func `a high rate is told in whole chunks`() {
        let events =
            [WatchEvent.started(documents: 1), .opened(chunks: 200)] + calls.answered(level: 0, count: 200)
        #expect(line(after: .seconds(3), events).hasSuffix("200 chunks, 0 folds, 67 chunks/s"))
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
        #expect(line(after: .zero, events) == "0 of 1 document, 2 chunks, 0 folds, 2 new calls, cost 1.25")
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
                == "0 of 1 document, 3 chunks, 1 fold, 3 new calls, 1 from the store, cost 1.25"
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
            (
                LimitState(inFlight: 0, cap: 8, waiting: 5, reason: "held"),
                ", 5 held back by a person"
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
        #expect(line(after: .seconds(1), events) == "0 of 1 document, 0 chunks, 0 folds" + words)
    }
}
