import FanfoldCore
import FanfoldTerminal
import FanfoldTestKit
import Testing

@Suite struct `Plain progress` {
    @Test func `there is a line a second, and none for what is over sooner`() {
        let clock = ManualClock()
        var lines: [String] = []
        var progress = PlainProgress(clock: clock) { lines.append($0) }
        progress.hear(.started(documentCount: 2, folderCount: 1))
        clock.advance(by: .milliseconds(999))
        progress.hear(.opened(chunks: 2))
        #expect(lines.isEmpty)
        clock.advance(by: .milliseconds(1))
        progress.hear(.answered(level: 0))
        progress.hear(.answered(level: 0))
        clock.advance(by: .milliseconds(500))
        progress.hear(.answered(level: 1))
        clock.advance(by: .milliseconds(500))
        progress.hear(.failed("b"))
        #expect(
            lines == [
                "0 of 2 documents, 1 chunk, 0 folds, 1.0 chunks/s, about 3 s left",
                "1 of 2 documents, 2 chunks, 1 fold, 1.0 chunks/s, about 0 s left",
            ]
        )
    }
}
