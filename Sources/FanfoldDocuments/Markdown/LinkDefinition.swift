/// A line that gives a link's name its target and shows nothing: `[name]: target "title"`.
enum LinkDefinition {
    /// Whether a line without white space at its ends is a definition.
    ///
    /// A footnote is none: it has text to read.
    static func isDefinition(_ line: Range<Int>, in text: Span<UInt8>) -> Bool {
        let end = line.upperBound
        var offset = line.lowerBound
        guard line.count > 4, text[offset] == UInt8(ascii: "["), text[offset + 1] != UInt8(ascii: "^") else {
            return false
        }
        offset += 1
        let label = offset
        while offset < end, text[offset] != UInt8(ascii: "]") {
            if text[offset] == UInt8(ascii: "[") { return false }
            offset += text[offset] == UInt8(ascii: "\\") ? 2 : 1
        }
        guard offset > label, offset + 1 < end, text[offset + 1] == UInt8(ascii: ":") else { return false }
        offset = skipSpace(from: offset + 2, to: end, in: text)
        let target = offset
        while offset < end, !WhiteSpace.isASCII(text[offset]) { offset += 1 }
        guard offset > target else { return false }
        offset = skipSpace(from: offset, to: end, in: text)
        return offset >= end || isTitle(offset..<end, in: text)
    }

    private static func isTitle(_ range: Range<Int>, in text: Span<UInt8>) -> Bool {
        guard range.count >= 2 else { return false }
        let last = text[range.upperBound - 1]
        switch text[range.lowerBound] {
        case UInt8(ascii: "\""): return last == UInt8(ascii: "\"")
        case UInt8(ascii: "'"): return last == UInt8(ascii: "'")
        case UInt8(ascii: "("): return last == UInt8(ascii: ")")
        default: return false
        }
    }

    private static func skipSpace(from start: Int, to end: Int, in text: Span<UInt8>) -> Int {
        var offset = start
        while offset < end, WhiteSpace.isASCII(text[offset]) { offset += 1 }
        return offset
    }
}
