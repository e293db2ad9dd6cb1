internal import Fanfold
internal import FanfoldTerminal

/// Tells a person what fails while a run goes on, and of many gaps only the first.
struct FailureMessages {
    private var gaps = 0
    /// A replay's calls that have not ended.
    private var calls: [Int: RunEvent.Call] = [:]

    private static let most = 20

    /// Takes the next event.
    mutating func hear(_ event: RunEvent) {
        switch event {
        case .diagnosed(let diagnostic): RunMessages.report(diagnostic)
        case .failed(let document, let reason, let hint):
            RunMessages.report(document, reason, hint: hint)
        case .callEnded(let call, .failed(let reason, let hint), _):
            reportGap(call, reason, hint: hint)
        case .started, .opened, .callStarted, .callEnded, .finished, .unchanged, .folded,
            .skipped:
            break
        }
    }

    /// Takes the next event of a replay.
    mutating func hear(_ event: WatchEvent) {
        switch event {
        case .diagnosed(let diagnostic): RunMessages.report(diagnostic)
        case .failed(let document, let reason, let hint, _):
            RunMessages.report(document, reason, hint: hint)
        case .callStarted(let number, let call): calls[number] = call
        case .callEnded(let number, let ending, _, _):
            let call = calls.removeValue(forKey: number)
            if let call, case .failed(let reason, _, let hint) = ending {
                reportGap(call, reason, hint: hint)
            }
        default: break
        }
    }

    private mutating func reportGap(_ call: RunEvent.Call, _ reason: String, hint: String?) {
        gaps += 1
        guard gaps <= Self.most else { return }
        RunMessages.report("\(RunState.title(of: call)) (\(call.agent))", "a gap: \(reason)", hint: hint)
        if gaps == Self.most {
            Console.message("further gaps are told in the reports and in run.json alone")
        }
    }
}
