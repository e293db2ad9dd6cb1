import FanfoldCore
import FanfoldTerminal
import Testing

@Suite struct `Progress count` {
    private func line(after elapsed: Duration, _ events: [RunEvent]) -> String {
        var count = ProgressCount()
        for event in events { count.add(event) }
        return count.line(after: elapsed)
    }

    @Test func `before the first chunk there is no rate`() {
        let events = [RunEvent.started(documentCount: 3, folderCount: 1), .opened(chunks: 4)]
        #expect(line(after: .seconds(2), events) == "0 of 3 documents, 0 chunks, 0 folds")
        #expect(line(after: .zero, events + [.answered(level: 0)]) == "0 of 3 documents, 1 chunk, 0 folds")
    }

    @Test func `the rest is taken to be like the start`() {
        let events =
            [RunEvent.started(documentCount: 3, folderCount: 1), .opened(chunks: 4)]
            + Array(repeating: .answered(level: 0), count: 2) + [.answered(level: 1)]
        // 2 chunks in 4 s; 2 known chunks and two documents of 4 are left.
        #expect(
            line(after: .seconds(4), events)
                == "0 of 3 documents, 2 chunks, 1 fold, 0.5 chunks/s, about 20 s left"
        )
    }

    @Test func `documents that can't be read leave nothing to do`() {
        let events = [
            RunEvent.started(documentCount: 5, folderCount: 1), .opened(chunks: 4), .opened(chunks: 4),
            .failed("b"), .skipped("c"), .answered(level: 0),
        ]
        // 7 known chunks and one document of 4 are left.
        #expect(
            line(after: .seconds(1), events).hasSuffix(
                "2 of 5 documents, 1 chunk, 0 folds, 1.0 chunks/s, about 11 s left"
            )
        )
    }

    @Test(
        arguments: [
            (99, "about 99 s left"), (100, "about 2 min left"), (5940, "about 99 min left"),
            (6000, "about 2 h left"),
        ]
    )
    func `long times are told in minutes and hours`(rest: Int, words: String) {
        let events = [RunEvent.started(documentCount: 1, folderCount: 1), .opened(chunks: rest + 1)]
        #expect(line(after: .seconds(1), events + [.answered(level: 0)]).hasSuffix(words))
    }

    @Test func `a high rate is told in whole chunks`() {
        let events =
            [RunEvent.started(documentCount: 1, folderCount: 1), .opened(chunks: 200)]
            + Array(repeating: .answered(level: 0), count: 200)
        #expect(line(after: .seconds(3), events).hasSuffix("67 chunks/s, about 0 s left"))
    }
}
