/// What a model would say, before it gets a shape.
struct LabAnswer: Hashable {
    /// Why it ends.
    enum Ending: Hashable {
        case stop
        /// The token limit was reached.
        case length
        case contentFilter
        /// The model declines; the text is the refusal.
        case refusal
    }

    /// `nil` where the text is null.
    var text: String?
    var ending = Ending.stop
    /// Whether there is a choice at all.
    var hasChoice = true
    var promptTokens: Int
    var reportsUsage: Bool

    /// The answer's tokens, about four bytes each.
    var tokens: Int { ((text?.utf8.count ?? 0) + 3) / 4 }

    /// The text in pieces, as a stream hands it over; cut between scalars.
    var pieces: [Substring] {
        guard let text, !text.isEmpty else { return [] }
        let size = max(24, text.utf8.count / 8)
        var pieces: [Substring] = []
        var start = text.startIndex
        while start < text.endIndex {
            var end = text.utf8.index(start, offsetBy: size, limitedBy: text.endIndex) ?? text.endIndex
            while end < text.endIndex, UTF8.isContinuation(text.utf8[end]) {
                text.utf8.formIndex(after: &end)
            }
            pieces.append(text[start..<end])
            start = end
        }
        return pieces
    }
}
