internal import Fanfold
internal import FanfoldTerminal

/// What a run tells a person.
enum RunMessages {
    /// Reports a warning or an error.
    static func report(_ diagnostic: Diagnostic) {
        guard diagnostic.severity != .note else { return }
        report(diagnostic.subject, diagnostic.message, hint: diagnostic.hint)
    }

    /// Reports what happened to a file, on one line whatever the file is called.
    static func report(_ subject: String, _ message: String, hint: String? = nil) {
        Console.message(TerminalText.safe("\(subject): \(message)"), hint: hint)
    }

    /// Reports what can be said only at the end.
    static func report(_ result: RunResult) {
        for unwritten in result.unwritten {
            report(unwritten.name, unwritten.reason, hint: unwritten.hint)
        }
        guard !result.skipped.isEmpty else { return }
        Console.message("\(Count.text(result.skipped.count, "file")) skipped, no documents:")
        for skipped in result.skipped.prefix(10) {
            Console.error("  " + TerminalText.safe("\(skipped.name) \(skipped.reason)"))
        }
        if result.skipped.count > 10 { Console.error("  and \(result.skipped.count - 10) more, in run.json") }
    }

    /// Reports that a limit ended the run, what is left, and what it will cost as far as that can be told.
    static func report(_ limit: SpentLimit, _ result: RunResult) {
        let documents = Count.text(result.documentCount, "document")
        var left = "\(result.leftCount) of \(documents) \(result.leftCount == 1 ? "is" : "are") left"
        if let cost = result.costLeft { left += ", for about \(cost) going by those that are done" }
        Console.message(
            "stopped: \(limit.message); \(left)",
            hint: limit.hint.map { $0 + "; fanfold plan says what is left" }
        )
    }

    /// The run in one line.
    static func summary(of result: RunResult, output: String) -> String {
        var parts = [
            Count.text(result.documents.count, "document"), Count.text(result.chunkCount, "chunk"),
            Count.text(result.foldCount, "fold"),
        ]
        if result.unchangedCount > 0 { parts.append("\(result.unchangedCount) unchanged") }
        if !result.failed.isEmpty { parts.append("\(result.failed.count) failed") }
        if !result.gaps.isEmpty { parts.append(Count.text(result.gaps.count, "gap")) }
        if !result.isComplete { parts.append("stopped before the end") }
        let place = result.top == nil ? output : output + "/index.md"
        return TerminalText.safe("\(place): \(parts.joined(separator: ", "))")
    }

    /// What the models were asked and how much side by side helped; `nil` where no model was asked.
    static func calls(of result: RunResult) -> String? {
        let calls = result.calls
        guard calls.usage != nil || calls.savedUsage != nil else { return nil }
        let usage = calls.usage ?? .zero
        var parts = [Count.text(calls.count, "call")]
        if calls.retries > 0 { parts.append("\(Count.text(calls.retries, "request")) tried again") }
        if calls.joined > 0 { parts.append("\(calls.joined) answered by an equal one") }
        if calls.stored > 0 {
            let saved = calls.savedCost.map { ", saving \($0)" } ?? ""
            parts.append("\(calls.stored) answered from the store\(saved)")
        }
        let about = usage.isEstimated ? "about " : ""
        parts.append("\(about)\(usage.promptTokens) tokens read, \(usage.answerTokens) written")
        if let cost = calls.cost { parts.append("cost \(cost)") }
        let time = RunTiming(result)?.words ?? RunTiming.seconds(result.wallTime / .seconds(1))
        return parts.joined(separator: ", ") + "; " + time
    }
}
