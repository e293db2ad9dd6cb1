import FanfoldCore
import FanfoldTestKit
import Testing

@testable import FanfoldTerminal

@Suite struct `Screen writer` {
    /// The frame's lines as a terminal shows them.
    private func lines(_ frame: Frame) -> [String] {
        frame.lines.map { line in
            var text = line.text
            while text.last == " " { text.removeLast() }
            return text
        }
    }

    /// A frame after each of a run's events.
    private func frames(_ run: ScriptedRun, _ size: ScreenSize) -> [Frame] {
        var state = RunState()
        return run.events.map { event in
            state.hear(event)
            return Frame(state, size: size, at: event.at)
        }
    }

    private func expectFrame(_ frame: Frame, at top: Int, in terminal: TerminalModel) {
        let shown = lines(frame)
        #expect(Array(terminal.lines[top..<(top + shown.count)]) == shown)
        #expect(terminal.lines[(top + shown.count)...].allSatisfy { $0.isEmpty })
        #expect(terminal.mistakes.isEmpty)
        #expect(!terminal.isSynchronized)
        #expect(terminal.isPlain)
        #expect((terminal.row, terminal.column) == (top + shown.count, 0))
    }

    @Test(arguments: [(80, 24), (120, 40), (30, 24)])
    func `the terminal shows every frame of an eventful run`(columns: Int, rows: Int) throws {
        let size = ScreenSize(columns: columns, rows: rows)
        var terminal = TerminalModel(columns: columns, rows: rows)
        var writer = ScreenWriter(hasColors: true)
        for frame in frames(.eventful(), size) {
            terminal.take(writer.draw(frame, columns: columns))
            expectFrame(frame, at: 0, in: terminal)
        }
    }

    @Test(arguments: [(80, 24), (120, 40), (30, 24), (30, 8)])
    func `the terminal shows every frame whatever names, reasons and answers are made of`(
        columns: Int,
        rows: Int
    ) {
        var random = SeededGenerator(seed: UInt64(columns * rows))
        let harm = [
            "\u{1B}[2J", "\u{1B}]0;t\u{7}", "\u{9B}5A", "\u{202E}", "\u{200F}", "\u{2066}", "\u{0}", "\u{8}",
            "\u{C}",
            String(repeating: "x", count: 10_000), String(repeating: "漢", count: 400),
            String(repeating: "\u{301}", count: 400),
        ]
        func text() -> String {
            (0..<2 + random.below(4)).map { _ in
                let pieces = random.below(2) == 0 ? harm : TestText.pieces
                return pieces[random.below(pieces.count)]
            }.joined()
        }
        for _ in 0..<4 {
            var run = ScriptedRun()
            run.start(3, agents: [text(), text()], aggregator: text())
            for _ in 0..<3 {
                let (document, agent) = (text(), text())
                run.open(document, chunks: 9, folds: [3, 1], agents: 2)
                let failed = run.begin(document, node: 0, agent: agent)
                run.send(failed)
                run.fail(failed, text())
                for node in 1..<4 { run.send(run.begin(document, node: node, agent: agent), text: text()) }
                run.tell(.failed(document: text(), reason: text(), hint: text()))
                run.tell(.limits(server: text(), LimitState(inFlight: 3, cap: 8, waiting: 1, reason: text())))
            }
            var terminal = TerminalModel(columns: columns, rows: rows)
            var writer = ScreenWriter(hasColors: true)
            for frame in frames(run, ScreenSize(columns: columns, rows: rows)).suffix(4) {
                terminal.take(writer.draw(frame, columns: columns))
                expectFrame(frame, at: 0, in: terminal)
                #expect(frame.lines.count < rows && frame.lines.allSatisfy { $0.width < columns })
            }
        }
    }

    @Test func `a frame below other lines scrolls them up and leaves them whole`() throws {
        let size = ScreenSize(columns: 80, rows: 24)
        var terminal = TerminalModel(columns: 80, rows: 24)
        terminal.take(Array((1...20).map { "line \($0)\n" }.joined().utf8))
        var writer = ScreenWriter(hasColors: false)
        var last: Frame?
        for frame in frames(.eventful(), size) {
            terminal.take(writer.draw(frame, columns: 80))
            last = frame
        }
        let frame = try #require(last)
        let top = 23 - frame.lines.count
        expectFrame(frame, at: top, in: terminal)
        let above = terminal.scrollBack + terminal.lines[..<top]
        #expect(above == (1...20).map { "line \($0)" })
    }

    @Test func `lines that did not change are not written again`() throws {
        var run = ScriptedRun()
        run.start(1)
        run.open("a.md", chunks: 3, folds: [1])
        let call = run.begin("a.md", node: 0)
        run.send(call, text: "one")
        run.tell(.callText(call, " two"))
        let all = frames(run, ScreenSize(columns: 80, rows: 24))
        var terminal = TerminalModel(columns: 80, rows: 24)
        var writer = ScreenWriter(hasColors: true)
        for frame in all.dropLast() { terminal.take(writer.draw(frame, columns: 80)) }
        _ = terminal.takeTouched()
        terminal.take(writer.draw(all[all.count - 1], columns: 80))
        #expect(terminal.takeTouched() == [all[all.count - 1].lines.count - 1])
        #expect(writer.draw(all[all.count - 1], columns: 80).isEmpty)
    }

    @Test func `a message goes above the frame, into the scroll-back, and nothing else does`() throws {
        let size = ScreenSize(columns: 80, rows: 24)
        var terminal = TerminalModel(columns: 80, rows: 24)
        var writer = ScreenWriter(hasColors: true)
        let frame = try #require(frames(.eventful(), size).last)
        terminal.take(writer.draw(frame, columns: 80))
        for number in 1...30 { terminal.take(writer.print("message \(number)", columns: 80)) }
        let top = 23 - frame.lines.count
        expectFrame(frame, at: top, in: terminal)
        #expect(terminal.scrollBack + terminal.lines[..<top] == (1...30).map { "message \($0)" })
    }

    @Test(arguments: [(50, 24), (30, 40), (120, 24), (80, 40)])
    func `after a resize there is one frame and nothing of the one before`(columns: Int, rows: Int) throws {
        var terminal = TerminalModel(columns: 80, rows: 40)
        var writer = ScreenWriter(hasColors: true)
        // A low frame: what a wrapped one pushes off the screen is in the scroll-back for good.
        let before = try #require(frames(.eventful(), ScreenSize(columns: 80, rows: 11)).last)
        terminal.take(writer.draw(before, columns: 80))
        terminal.resize(columns: columns, rows: rows)
        let after = try #require(frames(.eventful(), ScreenSize(columns: columns, rows: rows)).last)
        terminal.take(writer.draw(after, columns: columns))
        expectFrame(after, at: 0, in: terminal)
        #expect(terminal.scrollBack.isEmpty)
    }

    @Test func `what takes the screen away leaves nothing of it, and the cursor where it began`() throws {
        var terminal = TerminalModel(columns: 80, rows: 40)
        terminal.take(Array("$ fanfold run\n".utf8))
        var writer = ScreenWriter(hasColors: true)
        let frame = try #require(frames(.eventful(), ScreenSize(columns: 80, rows: 24)).last)
        terminal.take(writer.draw(frame, columns: 80))
        terminal.take(writer.clear())
        #expect(terminal.lines == ["$ fanfold run"] + Array(repeating: "", count: 39))
        #expect((terminal.row, terminal.column) == (1, 0))
        #expect(writer.clear().isEmpty)
    }

    @Test func `without colours there are none`() throws {
        var writer = ScreenWriter(hasColors: false)
        let frame = try #require(frames(.eventful(), ScreenSize(columns: 80, rows: 24)).last)
        let sent = String(decoding: writer.draw(frame, columns: 80), as: UTF8.self)
        #expect(!sent.contains(/\u{1B}\[[0-9;]*m/))
    }
}
