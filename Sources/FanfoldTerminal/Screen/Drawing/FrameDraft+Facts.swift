internal import FanfoldCore

extension FrameDraft {
    /// How the limits of each server stand.
    func limits() -> [ScreenLine] {
        state.servers.flatMap { server in
            let limits = server.limits
            var first = line("calls")
            first.add("\(limits.inFlight)", limits.inFlight > 0 ? .running : .plain)
            first.add((isNarrow ? "/" : " of ") + "\(limits.cap)")
            // The pause is told of with its time.
            let reason = limits.pause == nil ? limits.reason : nil
            if limits.waiting > 0 {
                first.add(" · \(limits.waiting) wait" + (reason.map { ": " + $0 } ?? ""), .waiting)
            }
            if let pause = limits.pause {
                first.add(
                    " · \(isNarrow ? "" : "server asks for a ")pause \(TimeWords.seconds(pause.inSeconds))",
                    .waiting
                )
            }
            if state.servers.count > 1 || !isNarrow {
                let room = first.room - 2
                if room > 8 { first.addRight(String(CellText(server.name, columns: room).text), .faint) }
            }
            guard limits.requestLimit != nil || limits.tokenLimit != nil || limits.requests > 0 else {
                return [first]
            }
            var second = line(isNarrow ? "minute" : "a minute")
            meter("requests", limits.requests, limits.requestLimit, in: &second)
            if !isNarrow || limits.tokenLimit != nil {
                second.add(isNarrow ? " " : " · ", .faint)
                meter("tokens", limits.tokens, limits.tokenLimit, in: &second)
            }
            return [first, second]
        }
    }

    /// What was used, of how much.
    private func meter(_ noun: String, _ used: Int, _ limit: Int?, in line: inout ScreenLine) {
        let isSpent = limit.map { used * 10 >= $0 * 9 } ?? false
        let numbers = NumberWords.short(used) + (limit.map { "/" + NumberWords.short($0) } ?? "")
        if let limit, !isNarrow, limit > 0 {
            let width = columns < 100 ? 8 : 16
            let filled = min(width, (used * width + limit - 1) / limit)
            line.add(String(repeating: "█", count: filled), isSpent ? .waiting : .running)
            line.add(String(repeating: "░", count: width - filled), .faint)
            line.add(" ")
        }
        line.add(numbers, isSpent ? .waiting : .plain)
        let words = " " + (isNarrow ? String(noun.prefix(3)) : noun)
        // A word that is cut takes the end of the number with it.
        if words.count <= line.room { line.add(words, .faint) }
    }

    /// Tokens and cost, paid and from the store.
    func totals() -> [ScreenLine] {
        let totals = state.totals
        var lines: [ScreenLine] = []
        if totals.usage != .zero || totals.cost != nil {
            var line = line("tokens")
            let about = totals.usage.isEstimated ? "~" : ""
            let read = about + NumberWords.short(totals.usage.promptTokens)
            let written = about + NumberWords.short(totals.usage.answerTokens)
            line.add(isNarrow ? "\(read) + \(written)" : "\(read) read · \(written) written")
            if let cost = totals.cost { line.add(isNarrow ? " · \(cost)" : " · cost \(cost)", .strong) }
            if totals.retries > 0 { line.add(" · \(totals.retries) tried again", .waiting) }
            lines.append(line)
        }
        if totals.stored > 0 {
            var line = line("stored")
            line.add(Count.text(totals.stored, "answer"), .stored)
            let saved = totals.savedUsage.promptTokens + totals.savedUsage.answerTokens
            if saved > 0 { line.add(" · \(NumberWords.short(saved)) tokens") }
            if let cost = totals.savedCost { line.add(" · saved \(cost)") }
            lines.append(line)
        }
        return lines
    }

    /// What failed last.
    func outcome() -> [ScreenLine] {
        guard let last = state.failures.last else { return [] }
        var line = line("failed")
        line.add("\(state.failureCount)", .failed)
        line.add(" · \(last.subject): \(last.reason)")
        return [line]
    }

    /// The reports that were written last.
    func reports() -> [ScreenLine] {
        guard !state.reports.isEmpty else { return [] }
        var line = line("reports")
        for (index, report) in state.reports.reversed().enumerated() where line.room > 4 {
            line.add(index == 0 ? report : " · " + report, index == 0 ? .plain : .faint)
        }
        return [line]
    }
}
