import FanfoldCore
import FanfoldTestKit
import Testing

@testable import FanfoldTerminal

@Suite struct `Screen frame` {
    private func state(_ run: ScriptedRun) -> ScreenState {
        var state = ScreenState()
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
}
