internal import FanfoldCore

extension FrameDraft {
    /// The calls under way, each on its line for as long as it takes, and the text that comes.
    func agents(rows: Int) -> [ScreenLine] {
        guard rows > 0, !state.calls.isEmpty else { return [] }
        let calls = state.calls.values.sorted(by: Self.isShownBefore)
        let shown = calls.prefix(calls.count > rows ? rows - 1 : rows)
        var lines = shown.map(agent)
        if shown.count < calls.count, rows > 0 {
            var line = ScreenLine(columns: columns)
            let rest = calls.dropFirst(shown.count)
            let running = rest.count { $0.stage == .sent }
            line.add("and \(rest.count) more", .faint)
            if running > 0, running < rest.count {
                line.add(", \(running)\(isNarrow ? "" : " of them") under way", .faint)
            }
            lines.append(line)
        }
        return lines
    }

    /// What was sent comes first, then what is made, then what waits; the latter in the order they began.
    private static func isShownBefore(_ left: CallInFlight, _ right: CallInFlight) -> Bool {
        switch (left.line, right.line) {
        case (let left?, let right?): left < right
        case (_?, nil): true
        case (nil, _?): false
        case (nil, nil):
            (left.stage == .waiting ? 1 : 0, left.number) < (right.stage == .waiting ? 1 : 0, right.number)
        }
    }

    private func agent(_ call: CallInFlight) -> ScreenLine {
        var line = ScreenLine(columns: columns)
        let place = RunState.place(of: call.call)
        let subject = call.call.subject.isEmpty ? "all" : call.call.subject
        let isRunning = call.stage == .sent || call.stage == .begun
        line.add(isRunning ? "▸ " : "  ", .running)
        if isNarrow {
            let number = call.call.level == 0 ? "\(call.call.node + 1)" : "f\(call.call.level)"
            // With several agents at work on a chunk, each is told by a few letters.
            let width = state.start?.agents.count ?? 1 > 1 ? columns / 7 : 0
            line.add(CellText(call.call.agent, columns: .max).text.prefix(width), .strong, most: width)
            if width > 0 { line.fill(to: 3 + width) }
            let room = width > 0 ? columns / 5 + 1 : 8
            line.add(endOf: subject, most: room)
            line.fill(to: (width > 0 ? width + 6 : 6) + room - number.count)
            line.add(number + " ")
        } else {
            line.add(call.call.agent, .strong, most: columns / 8)
            line.fill(to: 3 + columns / 8)
            // The end of a path tells more than its folders.
            line.add(endOf: subject, most: columns / 4)
            line.fill(to: 4 + columns * 3 / 8)
            line.add(place, most: 10)
            line.fill(to: 15 + columns * 3 / 8)
        }
        switch call.stage {
        case .waiting: line.add("waits", .waiting)
        case .retrying(let reason, let until):
            line.add("again in \(TimeWords.seconds(max(0, (until - time).inSeconds))): ", .waiting)
            line.add(reason, .failed)
        case .begun, .sent:
            let seconds = TimeWords.seconds(call.seconds(at: time))
            if !isNarrow { line.fill(to: line.width + max(0, 6 - seconds.count)) }
            line.add(seconds, .running)
            if call.attempt > 1 { line.add(" try \(call.attempt)", .waiting) }
            line.add(isNarrow ? " " : "  ")
            line.add(endOf: call.text, .faint)
        }
        return line
    }
}
