package import FanfoldCore
internal import FoundationEssentials

extension OutputStatus {
    /// The status as lines for a person.
    ///
    /// - Parameters:
    ///   - now: The present, for how long a run has been going on.
    ///   - zone: The zone of times.
    /// - Returns: A heading, the numbers of the last run and of all runs, and what to type to go on.
    package func page(now: WallTime, zone: WallZone) -> [String] {
        guard let latest else {
            return [liveLine(now, zone) ?? "\(output): no run was kept yet", storeLine].compactMap(\.self)
        }
        var lines = [heading(latest, now, zone)]
        if latest.outcome != .running {
            lines += [latest.message, latest.hint.map { "hint: \($0)" }].compactMap(\.self).map { "  " + $0 }
        }
        lines.append("  run \(latest.id) began \(latest.started.text(in: zone)), \(work(of: latest))")
        if !latest.command.isEmpty { lines.append("  \(StatusText.command(latest.command))") }
        if let timing = latest.timing { lines.append("  \(timing.words)") }
        lines += [""] + StatusTable.lines(latest.figures, totals, runCount: runs.count)
        let failures = totals.failures
        if !failures.isEmpty {
            lines +=
                ["", "failed calls by kind:"]
                + StatusTable.failures(latest.figures.failures, failures, runCount: runs.count)
        }
        return lines + [""] + next(latest) + [storeLine].compactMap(\.self)
    }

    private func heading(_ run: RunEntry, _ now: WallTime, _ zone: WallZone) -> String {
        let ending =
            switch run.outcome {
            case .running: liveLine(now, zone)?.dropFirst(output.count + 2).description ?? "a run goes on"
            case .done: "all done"
            case .gaps: "done, with something missing"
            case .stopped: "stopped before the end, \(StatusText.reason(run.stop ?? .other))"
            case .interrupted: "interrupted before the end"
            case .failed: "the last run failed"
            case .killed: "the last run ended without a word: it was killed, or its end could not be kept"
            }
        guard run.outcome != .running else { return "\(output): \(ending)" }
        let when = run.ended.map { ", at \($0.text(in: zone)) after \(StatusText.time(run.wallSeconds))" }
        return "\(output): \(ending)\(when ?? "")"
    }

    private func liveLine(_ now: WallTime, _ zone: WallZone) -> String? {
        guard let live else { return nil }
        guard let process = live.process, let host = live.host, let since = live.since else {
            return "\(output): a run goes on, and its process is not known"
        }
        let time = StatusText.time(Double(max(0, now.seconds - since.seconds)))
        return
            "\(output): a run goes on: process \(process) on \(host) since \(since.text(in: zone)), for \(time)"
    }

    private func work(of run: RunEntry) -> String {
        let recipe = run.recipe.map { " with \($0)" } ?? ""
        let agents = run.agents.isEmpty ? "" : "; agents: \(run.agents.joined(separator: ", "))"
        return "over \(run.input)\(recipe), by fanfold \(run.version)\(agents)"
    }

    /// What is left, and what to type.
    private func next(_ run: RunEntry) -> [String] {
        guard run.outcome != .running else { return ["numbers are as of the last second or so"] }
        var parts: [String] = []
        if run.figures.documentsLeft > 0 {
            parts.append("\(Count.text(run.figures.documentsLeft, "document")) without an up-to-date report")
        }
        if run.figures.callsLeft > 0 {
            parts.append("at least \(Count.text(run.figures.callsLeft, "call"))")
        }
        if run.figures.gaps > 0 { parts.append("\(Count.text(run.figures.gaps, "gap")) in reports") }
        if run.figures.failed > 0 {
            parts.append("\(Count.text(run.figures.failed, "document")) that can't be read")
        }
        if run.outcome == .done { return ["left: nothing"] }
        let left = parts.isEmpty ? "not known" : parts.joined(separator: ", ")
        return ["left: \(left)", "to go on: run the same command again; what was answered is not paid again"]
    }

    private var storeLine: String? {
        guard store.total > 0 else { return nil }
        var parts = [
            "calls \(StatusText.size(store.calls))", "runs and notes \(StatusText.size(store.runs))",
        ]
        if store.other > 0 { parts.append("other files \(StatusText.size(store.other))") }
        return "store: \(StatusText.size(store.total)): \(parts.joined(separator: ", "))"
    }
}
