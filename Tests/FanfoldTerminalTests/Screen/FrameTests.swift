import FanfoldCore
import FanfoldTestKit
import Testing

@testable import FanfoldTerminal

@Suite struct `Screen frame` {
    private func state(_ run: ScriptedRun) -> RunState {
        var state = RunState()
        for event in run.events { state.hear(event) }
        return state
    }

    @Test(arguments: [(80, 24), (120, 40), (30, 24), (40, 10)])
    func `an eventful run shows whole at every size`(columns: Int, rows: Int) {
        let run = ScriptedRun.eventful()
        var view = ScreenView()
        (view.hasKeys, view.hasControl) = (true, true)
        let frame = Frame(
            state(run),
            size: ScreenSize(columns: columns, rows: rows),
            at: run.time,
            view: view
        )
        let shown = frame.text + "\n" + frame.styles
        #expect(Golden().difference(of: shown, from: "frame-\(columns)x\(rows).txt") == nil)
        #expect(frame.lines.count < rows)
        #expect(frame.lines.allSatisfy { $0.width < columns })
    }

    @Test func `failures are told whole, each with what to do`() {
        var run = ScriptedRun()
        run.start(2)
        run.open("minutes/2025-06-03.txt", chunks: 3, folds: [1])
        let call = run.begin("minutes/2025-06-03.txt", node: 1)
        run.send(call)
        run.pass(2)
        run.tell(
            .callEnded(
                call,
                .failed(
                    reason:
                        "127.0.0.1 gave no answer within 2 minutes; it was asked 3 times, the last at 10:04",
                    kind: "timedOut",
                    hint: "let calls take longer with --timeout, or ask for fewer at once"
                ),
                waited: .zero,
                ran: .seconds(2)
            )
        )
        run.tell(
            .failed(
                document: "broken\u{1B}[2J.pdf",
                reason: "is no text",
                hint: "leave it out with --exclude"
            )
        )
        var view = ScreenView()
        (view.hasKeys, view.showsFailures) = (true, true)
        for columns in [80, 30] {
            let size = ScreenSize(columns: columns, rows: 20)
            let shown = Frame(state(run), size: size, at: run.time, view: view).text
            #expect(Golden().difference(of: shown, from: "failures-\(columns).txt") == nil)
        }
    }

    @Test func `a call keeps its line while others end, and the next takes the first that is free`() {
        var run = ScriptedRun()
        run.start(1)
        run.open("a.md", chunks: 6, folds: [1])
        let calls = (0..<4).map { run.begin("a.md", node: $0) }
        for call in calls { run.send(call) }
        #expect(chunks(run) == [1, 2, 3, 4])
        run.answer(calls[1])
        let waiting = run.begin("a.md", node: 4)
        run.tell(.callWaiting(waiting))
        #expect(chunks(run) == [1, 3, 4, 5])
        let next = run.begin("a.md", node: 5)
        run.send(next)
        #expect(chunks(run) == [1, 6, 3, 4, 5])
        // What is tried again is the same call.
        run.send(calls[0], attempt: 2)
        run.send(waiting)
        #expect(chunks(run) == [1, 6, 3, 4, 5])
    }

    /// The chunks whose calls are shown, from the top.
    private func chunks(_ run: ScriptedRun) -> [Int] {
        let frame = Frame(state(run), size: ScreenSize(columns: 80, rows: 24), at: run.time)
        return frame.text.matches(of: #/chunk (\d+)/#).compactMap { Int($0.output.1) }
    }
}
