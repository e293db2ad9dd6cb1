import FanfoldCore
import FanfoldTestKit
import Testing

@testable import FanfoldTerminal

@Suite struct `Live screen` {
    private let clock = ManualClock()
    private let terminal = Shared(TerminalModel(columns: 80, rows: 24))
    private let writes = Shared(0)

    private func screen(speed: Double = 1) -> LiveScreen {
        LiveScreen(size: ScreenSize(columns: 80, rows: 24), hasColors: true, speed: speed, clock: clock) {
            bytes in
            writes.update { $0 += 1 }
            terminal.update { $0.take(bytes) }
        }
    }

    private func frame(_ run: ScriptedRun, at time: Duration) -> [String] {
        var state = RunState()
        for event in run.events { state.hear(event) }
        return Frame(state, size: ScreenSize(columns: 80, rows: 24), at: time).text
            .split(separator: "\n", omittingEmptySubsequences: false).dropLast().map { $0.trimmed }
    }

    @Test func `events are drawn when a frame is due, however many there are`() {
        let screen = screen()
        let run = ScriptedRun.eventful()
        screen.draw()
        for event in run.events { screen.hear(event) }
        #expect(writes.value == 0)
        screen.draw()
        screen.draw()
        #expect(writes.value == 1)
        let shown = frame(run, at: run.events[run.events.count - 1].at)
        #expect(Array(terminal.value.lines.prefix(shown.count)) == shown)
    }

    @Test func `time goes on without events, as fast as the run is played`() {
        let screen = screen(speed: 3)
        var run = ScriptedRun()
        run.start(1)
        for event in run.events { screen.hear(event) }
        clock.advance(by: .seconds(20))
        screen.draw()
        #expect(terminal.value.lines[0].hasSuffix("01:00"))
    }

    @Test func `a line goes above the frame, and after the screen it is a line like any other`() {
        let screen = screen()
        let run = ScriptedRun.eventful()
        for event in run.events { screen.hear(event) }
        screen.draw()
        screen.print("fanfold: a: is empty\n      hint: fill it")
        let lines = terminal.value.scrollBack + terminal.value.lines
        #expect(Array(lines.prefix(2)) == ["fanfold: a: is empty", "      hint: fill it"])
        #expect(lines[2].hasPrefix("fanfold documents"))
        screen.close()
        screen.close()
        screen.draw()
        screen.print("done")
        let rest = (terminal.value.scrollBack + terminal.value.lines).filter { !$0.isEmpty }
        #expect(rest == ["fanfold: a: is empty", "      hint: fill it", "done"])
        #expect(terminal.value.mistakes.isEmpty)
    }

    @Test func `while somebody else has the terminal nothing is drawn, and then all of it below`() {
        let screen = screen()
        let run = ScriptedRun.eventful()
        for event in run.events { screen.hear(event) }
        screen.draw()
        screen.leave(isTaken: false)
        #expect(terminal.value.lines.allSatisfy { $0.isEmpty })
        terminal.update { $0.take(Array("$ fg\n".utf8)) }
        screen.draw()
        screen.print("a message")
        #expect(terminal.value.lines.filter { !$0.isEmpty } == ["$ fg", "a message"])
        screen.comeBack()
        screen.draw()
        let shown = frame(run, at: run.events[run.events.count - 1].at)
        let lines = terminal.value.scrollBack + terminal.value.lines
        #expect(lines.prefix(2) == ["$ fg", "a message"])
        #expect(Array(lines.dropFirst(2).prefix(shown.count)) == shown)
    }

    @Test func `a frame on a terminal that somebody else took is not touched again`() {
        let screen = screen()
        let run = ScriptedRun.eventful()
        for event in run.events { screen.hear(event) }
        screen.draw()
        let lines = terminal.value.lines
        screen.leave(isTaken: true)
        screen.close()
        #expect(terminal.value.lines == lines && writes.value == 1)
    }

    @Test(arguments: [(0.05, false), (2, true)])
    func `text of calls that are over at once is not asked for`(seconds: Double, isReadable: Bool) {
        let screen = screen()
        #expect(screen.isTextReadable)
        var run = ScriptedRun()
        run.start(1)
        run.open("a", chunks: 1, folds: [])
        let call = run.begin("a", node: 0)
        run.send(call)
        run.pass(seconds)
        run.answer(call, ran: seconds)
        for event in run.events { screen.hear(event) }
        #expect(screen.isTextReadable == isReadable)
    }

    @Test func `failures are shown in place of agents where somebody asks for them`() {
        let screen = screen()
        for event in ScriptedRun.eventful().events { screen.hear(event) }
        screen.look { $0.showsFailures = true }
        let text = terminal.value.lines.joined(separator: "\n")
        #expect(text.contains("× broken.pdf\n  is no text"))
        #expect(text.contains("× notes/2024-05.md chunk 1 · pricing"))
        #expect(text.contains("\n  the answer is cut"))
        #expect(!text.contains("▸"))
    }

    @Test func `failures can be gone through one by one`() {
        let screen = screen()
        var run = ScriptedRun()
        run.start(1)
        for number in 1...120 {
            let failure = (name: "\(number).txt", reason: "reason \(number)", hint: "hint \(number)")
            run.tell(.failed(document: failure.name, reason: failure.reason, hint: failure.hint))
        }
        for event in run.events { screen.hear(event) }
        screen.look { $0.showsFailures = true }
        func first() -> String? { terminal.value.lines.first { $0.hasPrefix("×") } }
        #expect(first() == "× 120.txt")
        #expect(
            terminal.value.lines.contains("  reason 120") && terminal.value.lines.contains("  hint: hint 120")
        )
        screen.scrollFailures(by: 2)
        #expect(first() == "× 118.txt")
        // What fails meanwhile does not move what is read.
        run.tell(.failed(document: "121.txt", reason: "no", hint: nil))
        screen.hear(run.events[run.events.count - 1])
        screen.draw()
        #expect(first() == "× 118.txt")
        screen.scrollFailures(by: 1000)
        #expect(first() == "× 22.txt")
        screen.scrollFailures(by: -1000)
        #expect(first() == "× 121.txt")
    }
}

extension Substring {
    /// The text without blanks at its end.
    fileprivate var trimmed: String {
        var text = String(self)
        while text.last == " " { text.removeLast() }
        return text
    }
}
