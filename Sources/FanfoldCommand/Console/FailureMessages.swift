internal import Fanfold

/// Tells a person what fails while a run goes on, and of many gaps only the first.
struct FailureMessages {
    private var gaps = 0

    private static let most = 20

    /// Takes the next event.
    mutating func hear(_ event: RunEvent) {
        switch event {
        case .diagnosed(let diagnostic): RunMessages.report(diagnostic)
        case .failed(let document, let reason, let hint):
            RunMessages.report(document, reason, hint: hint)
        case .callEnded(let call, .failed(let reason, let hint), _):
            gaps += 1
            guard gaps <= Self.most else { return }
            RunMessages.report(call.subject, "a gap: \(reason)", hint: hint)
            if gaps == Self.most {
                Console.message("further gaps are told in the reports and in run.json alone")
            }
        case .started, .opened, .callStarted, .callEnded, .finished, .unchanged, .folded,
            .skipped:
            break
        }
    }
}
