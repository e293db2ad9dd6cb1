internal import FanfoldCore

/// Cuts texts short.
enum ShortText {
    /// At most `byteLimit` bytes from the start of `text`, cut between scalars.
    static func cut(_ text: String, to byteLimit: Int) -> String {
        guard text.utf8.count > byteLimit else { return text }
        var end = text.utf8.index(text.startIndex, offsetBy: max(0, byteLimit))
        while end > text.startIndex, UTF8.isContinuation(text.utf8[end]) { text.utf8.formIndex(before: &end) }
        return String(text[..<end])
    }

    /// The first sentence of `range`: white space folded, cut at a word where it is long, with a stop.
    static func sentence(of text: Span<UInt8>, range: Range<Int>, byteLimit: Int = 160) -> String {
        var sentence = 0..<0
        // Far enough for a sentence, so that a long passage costs no more than a short one.
        let near = range.lowerBound..<min(range.upperBound, range.lowerBound + 4 * byteLimit)
        Sentences.forEach(in: text, range: near) { if sentence.isEmpty { sentence = $0 } }
        var bytes: [UInt8] = []
        PlainText.append(folding: text, range: sentence, to: &bytes)
        guard !bytes.isEmpty else { return "" }
        var words = String(decoding: bytes, as: UTF8.self)
        if words.utf8.count > byteLimit {
            words = cut(words, to: byteLimit)
            if let space = words.lastIndex(of: " ") { words = String(words[..<space]) }
            while let last = words.last, last.isPunctuation { words.removeLast() }
        }
        if let last = words.last, !last.isPunctuation { words += "." }
        return words
    }
}
