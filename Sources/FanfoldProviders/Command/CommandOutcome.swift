internal import FanfoldCore
internal import Subprocess

/// How a program ended and what it wrote.
struct CommandOutcome {
    /// How it ended.
    let status: TerminationStatus
    /// Its standard output.
    let output: [UInt8]
    /// Its standard error.
    let complaint: [UInt8]

    /// The error for a program that failed; `nil` for one that did not.
    func failure(of line: String) -> ModelError? {
        switch status {
        case .exited(0): nil
        case .exited(let code) where code == 126 || code == 127:
            ModelError(
                .unknownModel,
                "\(line) found no program to run (exit code \(code))\(lastWords)",
                hint: "check the name, and that it is in PATH and may be executed"
            )
        case .exited(let code):
            ModelError(.serverFailed, "\(line) failed (exit code \(code))\(lastWords)")
        case .signaled(let signal):
            ModelError(.serverFailed, "\(line) was ended by signal \(signal)\(lastWords)")
        }
    }

    /// The last line of standard error that says something.
    private var lastWords: String {
        let text = String(decoding: complaint.suffix(4096), as: UTF8.self)
        let last = text.split(whereSeparator: \.isNewline).last { !$0.allSatisfy(\.isWhitespace) }
        let words = last.map { ErrorBody(.string(String($0))).message } ?? ""
        return words.isEmpty ? "" : ": \(words)"
    }
}
