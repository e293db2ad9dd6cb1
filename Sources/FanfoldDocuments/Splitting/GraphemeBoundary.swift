/// Tells whether a place in UTF-8 text lies between two graphemes.
enum GraphemeBoundary {
    /// The most bytes that are taken for one grapheme.
    ///
    /// The longest emoji sequences have some 40, and no language stacks so many marks. A token has at least
    /// one byte, so a grapheme fits a chunk of as many tokens.
    static let longest = 64

    /// The bytes that are looked at to find where graphemes begin.
    private static let context = 256

    /// Whether no grapheme spans `offset`, a scalar boundary in `text`.
    ///
    /// Constant time: between ASCII bytes and between ideographs by rule, elsewhere by the standard
    /// library's rules over the 256 bytes before. May err inside a longer row of flags.
    static func isBoundary(_ offset: Int, in text: Span<UInt8>) -> Bool {
        isBoundary(offset, in: text, after: nil)
    }

    /// Whether no grapheme spans `offset`, given the boundary before it, or `nil` where that is not known.
    static func isBoundary(_ offset: Int, in text: Span<UInt8>, after boundary: Int?) -> Bool {
        guard offset > 0, offset < text.count else { return true }
        let (before, after) = (text[offset - 1], text[offset])
        if before < 0x80, after < 0x80 {
            return !(before == UInt8(ascii: "\r") && after == UInt8(ascii: "\n"))
        }
        // Between ideographs there always is one.
        if isIdeographLead(after), offset >= 3, isIdeographLead(text[offset - 3]) { return true }
        let start = boundary ?? contextStart(before: offset, in: text)
        var end = offset + 1
        while end < text.count, end < offset + 4, text[end] & 0xC0 == 0x80 { end += 1 }
        var bytes: [UInt8] = []
        for index in start..<end { bytes.append(text[index]) }
        let string = String(decoding: bytes, as: UTF8.self)
        var position = start
        for character in string {
            if position == offset { return true }
            if position > offset { return false }
            position += character.utf8.count
        }
        return position == offset
    }

    /// Whether the byte opens one of U+4000–U+9FFF.
    private static func isIdeographLead(_ byte: UInt8) -> Bool { byte >= 0xE4 && byte <= 0xE9 }

    /// A place before `offset` from which graphemes can be counted: a pair of ASCII bytes, or the scalar
    /// boundary nearest to 256 bytes before.
    private static func contextStart(before offset: Int, in text: Span<UInt8>) -> Int {
        var start = offset - 1
        while start > 0, offset - start < context {
            if text[start] < 0x80, text[start - 1] < 0x80 { return start }
            start -= 1
        }
        while start > 0, text[start] & 0xC0 == 0x80 { start -= 1 }
        return start
    }
}
