internal import FanfoldCore

extension FrameDraft {
    /// The calls under way, those that run longest first, and the text that comes.
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
            if running > 0, running < rest.count { line.add(", \(running) of them under way", .faint) }
            lines.append(line)
        }
        return lines
    }

    /// What runs comes first, then what is tried again, then what waits; each in the order it began.
    private static func isShownBefore(_ left: CallInFlight, _ right: CallInFlight) -> Bool {
        let (leftRank, rightRank) = (rank(left), rank(right))
        return leftRank == rightRank ? left.number < right.number : leftRank < rightRank
    }

    private static func rank(_ call: CallInFlight) -> Int {
        switch call.stage {
        case .sent: 0
        case .retrying: 1
        case .begun: 2
        case .waiting: 3
        }
    }

    private func agent(_ call: CallInFlight) -> ScreenLine {
        var line = ScreenLine(columns: columns)
        let place = ScreenState.place(of: call.call)
        let subject = call.call.subject.isEmpty ? "all" : call.call.subject
        let isRunning = call.stage == .sent || call.stage == .begun
        line.add(isRunning ? "▸ " : "  ", .running)
        if isNarrow {
            let number = call.call.level == 0 ? "\(call.call.node + 1)" : "f\(call.call.level)"
            line.add(endOf: subject, most: 8)
            line.fill(to: 14 - number.count)
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
            line.add("  ")
            line.add(endOf: call.text, .faint)
        }
        return line
    }
}
