internal import Fanfold

/// Tells a person what fails while a run goes on, and of many gaps only the first.
struct FailureMessages {
    private var gaps = 0
    /// The subjects of a replay's calls that have not ended.
    private var subjects: [Int: String] = [:]

    private static let most = 20

    /// Takes the next event.
    mutating func hear(_ event: RunEvent) {
        switch event {
        case .diagnosed(let diagnostic): RunMessages.report(diagnostic)
        case .failed(let document, let reason, let hint):
            RunMessages.report(document, reason, hint: hint)
        case .callEnded(let call, .failed(let reason, let hint), _):
            reportGap(call.subject, reason, hint: hint)
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
        case .callStarted(let number, let call): subjects[number] = call.subject
        case .callEnded(let number, let ending, _, _):
            let subject = subjects.removeValue(forKey: number)
            if case .failed(let reason, _, let hint) = ending { reportGap(subject ?? "", reason, hint: hint) }
        default: break
        }
    }

    private mutating func reportGap(_ subject: String, _ reason: String, hint: String?) {
        gaps += 1
        guard gaps <= Self.most else { return }
        RunMessages.report(subject, "a gap: \(reason)", hint: hint)
        if gaps == Self.most {
            Console.message("further gaps are told in the reports and in run.json alone")
        }
    }
}
