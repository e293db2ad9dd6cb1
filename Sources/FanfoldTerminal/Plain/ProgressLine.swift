internal import FanfoldCore

/// How far a run has come, in a line.
struct ProgressLine {
    let state: RunState

    /// What is done and what was paid.
    var done: String {
        let totals = state.totals
        var parts = [
            "\(state.documents.done) of \(Count.text(state.documents.listed, "document"))",
            Count.text(totals.chunks, "chunk"), Count.text(totals.folds, "fold"),
        ]
        if totals.asked + totals.stored > 0 { parts.append(Count.text(totals.asked, "new call")) }
        if totals.stored > 0 { parts.append("\(totals.stored) from the store") }
        if let cost = totals.cost { parts.append("cost \(cost)") }
        return parts.joined(separator: ", ")
    }

    /// That, what waits for a limit, and how fast it goes on.
    func text(at time: Duration) -> String {
        var parts = [done] + state.servers.compactMap { waiting($0.name, $0.limits) }
        let seconds = time.inSeconds
        if seconds > 0, state.totals.chunks > 0 {
            parts.append("\(Self.number(Double(state.totals.chunks) / seconds)) chunks/s")
        }
        if !state.isHeld, let left = state.secondsLeft(at: time) {
            parts.append("about \(TimeWords.about(left)) left")
        }
        return parts.joined(separator: ", ")
    }

    /// What waits for a server, and for what; `nil` where nothing does for a limit.
    ///
    /// That all permits are taken is as it should be, and not told.
    private func waiting(_ server: String, _ limits: LimitState) -> String? {
        guard limits.waiting > 0, let reason = limits.reason else { return nil }
        let what: String
        switch reason {
        case "permit": return nil
        case "budget": what = "the budget"
        case "held": return "\(limits.waiting) held back by a person"
        case "pause":
            what =
                limits.pause.map { "\(server), which is left alone for \(TimeWords.about($0.inSeconds))" }
                ?? server
        case "requests": what = "requests a minute" + Self.share(limits.requests, limits.requestLimit)
        case "tokens": what = "tokens a minute" + Self.share(limits.tokens, limits.tokenLimit)
        case "pace": what = "\(server), which refused calls that came too fast"
        default: what = reason
        }
        return "\(limits.waiting) \(limits.waiting == 1 ? "waits" : "wait") for \(what)"
    }

    private static func share(_ used: Int, _ limit: Int?) -> String {
        limit.map { " (\(used) of \($0))" } ?? ""
    }

    private static func number(_ value: Double) -> String {
        value >= 10 ? "\(Int(value.rounded()))" : "\((value * 10).rounded() / 10)"
    }
}
