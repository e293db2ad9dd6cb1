/// Leaves out what a model wrote as its thinking, `<think>…</think>` before the answer.
///
/// Only thinking at the very start counts, so that an answer about such marks stays whole.
struct ThinkingFilter: Sendable {
    private enum State {
        /// Nothing but space, or the beginning of the mark.
        case undecided(String)
        case thinking(String)
        case space
        case answer
    }

    private static let opening = "<think>"
    private static let closing = "</think>"

    private var state = State.undecided("")

    /// Takes more text and gives the part of it that belongs to the answer.
    mutating func take(_ text: String) -> String {
        switch state {
        case .answer: return text
        case .space:
            let rest = text.drop { $0.isWhitespace }
            if !rest.isEmpty { state = .answer }
            return String(rest)
        case .thinking(let before):
            let all = before + text
            guard let end = all.firstRange(of: Self.closing)?.upperBound else {
                state = .thinking(String(all.suffix(Self.closing.count)))
                return ""
            }
            state = .space
            return take(String(all[end...]))
        case .undecided(let before):
            let all = before + text
            let start = all.drop { $0.isWhitespace }
            if start.hasPrefix(Self.opening) {
                state = .thinking("")
                return take(String(start.dropFirst(Self.opening.count)))
            }
            guard !Self.opening.hasPrefix(start) else {
                state = .undecided(all)
                return ""
            }
            state = .answer
            return all
        }
    }

    /// What was held back because more might have made it the start of thinking.
    var rest: String {
        if case .undecided(let text) = state { text } else { "" }
    }

    /// The answer in a whole text.
    ///
    /// Some servers put the opening mark into the prompt, so that only the closing one comes: alone on a line,
    /// it ends thinking too.
    static func answer(in text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "<")) else { return text }
        var filter = ThinkingFilter()
        let answer = filter.take(text) + filter.rest
        guard case .answer = filter.state, answer.utf8.count == text.utf8.count,
            let mark = text.firstRange(of: "\n" + closing + "\n")
        else { return answer }
        return String(text[mark.upperBound...].drop { $0.isWhitespace })
    }
}
