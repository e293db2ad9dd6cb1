internal import FanfoldCore

/// The parts of a frame.
struct FrameDraft {
    let state: RunState
    let columns: Int
    let time: Duration
    let view: ScreenView

    /// Where what a line tells begins.
    var indent: Int { columns < 50 ? 8 : 11 }

    /// Whether there is little room on a line.
    var isNarrow: Bool { columns < 60 }

    /// A line with its name.
    func line(_ name: String) -> ScreenLine {
        var line = ScreenLine(columns: columns)
        line.add(name, .faint, most: indent - 1)
        line.fill(to: indent)
        return line
    }

    /// What is read, for how long, and for how much longer.
    func title() -> ScreenLine {
        var line = ScreenLine(columns: columns)
        let left = timeLeft()
        if columns > 40 { line.add("fanfold ", .strong) }
        let words = TimeWords.clock(time) + (left.isEmpty ? "" : " · " + left)
        let room = line.room - CellText(words, columns: columns).width - 2
        if let start = state.start, room > 6 {
            line.add(start.input + (start.output.map { " → " + $0 } ?? ""), .plain, most: room)
        }
        line.addRight(words, view.isPaused || view.isStopping ? .waiting : .strong)
        return line
    }

    private func timeLeft() -> String {
        if state.end != nil { return "ended" }
        if view.isStopping { return "stopping" }
        if view.isPaused { return "paused" }
        guard let seconds = state.secondsLeft(at: time) else { return "" }
        return (isNarrow ? "~" : "about ") + TimeWords.about(seconds) + " left"
    }

    /// How many documents are how far.
    func documents() -> ScreenLine {
        let counts = state.documents
        var line = line(isNarrow ? "docs" : "documents")
        line.add("\(counts.finished + counts.unchanged)", .done)
        line.add(" of \(counts.listed)")
        if counts.failed > 0 { line.add(" · \(counts.failed) failed", .failed) }
        if !counts.open.isEmpty { line.add(" · \(counts.open.count) open", .running) }
        if counts.unchanged > 0 { line.add(" · \(counts.unchanged) unchanged", .stored) }
        if counts.skipped > 0 { line.add(" · \(counts.skipped) skipped", .faint) }
        return line
    }

    /// What is shown below: what keys do.
    func footer() -> [ScreenLine] {
        guard view.hasKeys else { return [] }
        var line = ScreenLine(columns: columns)
        func key(_ key: String, _ words: String) {
            guard line.room > key.count + words.count + 1 else { return }
            if line.width > 0 { line.add(isNarrow ? " " : "  ") }
            line.add(key, .strong)
            line.add(" " + words, .faint)
        }
        if view.hasControl {
            key("p", view.isPaused ? "go on" : "pause")
            let number = (view.concurrency ?? state.start?.concurrency).map { "\($0)" } ?? "calls"
            key("+ -", isNarrow ? number : number + " at once")
        }
        if view.showsFailures { key("↑ ↓", isNarrow ? "" : "scroll") }
        key("f", view.showsFailures ? "agents" : isNarrow ? "fails" : "failures")
        key("q", "quit")
        return [line]
    }
}
