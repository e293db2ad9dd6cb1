/// Spoils what a model says, where the fault lies in the answer and not in its transport.
enum AnswerFaults {
    /// A scalar for private use, in whose place broken bytes are put.
    private static let mark = "\u{F8FF}"
    private static let markBytes = Array(mark.utf8)

    /// The answer with the fault; unchanged for faults of other kinds.
    static func spoil(_ answer: LabAnswer, by fault: FaultKind) -> LabAnswer {
        var answer = answer
        switch fault {
        case .noChoices:
            answer.text = nil
            answer.hasChoice = false
        case .nullContent: answer.text = nil
        case .length:
            answer.text = half(answer.text)
            answer.ending = .length
        case .contentFilter:
            answer.text = ""
            answer.ending = .contentFilter
        case .refusal:
            answer.text = "I can't help with that."
            answer.ending = .refusal
        case .badUTF8: answer.text = half(answer.text) + mark
        default: break
        }
        return answer
    }

    /// Puts bytes that are no UTF-8 in place of the mark that ``spoil(_:by:)`` left.
    static func breakUTF8(_ bytes: [UInt8]) -> [UInt8] {
        let places = bytes.indices
        guard let start = places.first(where: { bytes[$0...].starts(with: markBytes) }) else { return bytes }
        var bytes = bytes
        // A lone continuation, a byte that never occurs, a lead without what it leads.
        bytes.replaceSubrange(start..<(start + markBytes.count), with: [0x80, 0xFF, 0xC3])
        return bytes
    }

    private static func half(_ text: String?) -> String {
        guard let text else { return "" }
        return ShortText.cut(text, to: text.utf8.count / 2)
    }
}
