internal import FanfoldCore

/// White space in UTF-8, beyond ASCII too: a line of no-break or ideographic spaces is blank.
enum WhiteSpace {
    /// `range` without white space at both ends; where all is white space, empty at the range's start.
    static func trimmed(_ range: Range<Int>, in text: Span<UInt8>) -> Range<Int> {
        var start = range.lowerBound
        while start < range.upperBound {
            let length = length(at: start, before: range.upperBound, in: text)
            guard length > 0 else { break }
            start += length
        }
        guard start < range.upperBound else { return range.lowerBound..<range.lowerBound }
        var end = range.upperBound
        while end > start {
            let length = length(endingAt: end, after: start, in: text)
            guard length > 0 else { break }
            end -= length
        }
        return start..<end
    }

    /// Whether the byte is ASCII white space.
    @inline(__always)
    static func isASCII(_ byte: UInt8) -> Bool { ASCII.isSpace(byte) }

    /// How many bytes the white space scalar at `offset` has; 0 where there is none.
    private static func length(at offset: Int, before end: Int, in text: Span<UInt8>) -> Int {
        let byte = text[offset]
        if byte < 0x80 { return isASCII(byte) ? 1 : 0 }
        if byte == 0xC2, offset + 1 < end { return isTwoByteSpace(text[offset + 1]) ? 2 : 0 }
        guard byte == 0xE2 || byte == 0xE3, offset + 2 < end else { return 0 }
        return isThreeByteSpace(byte, text[offset + 1], text[offset + 2]) ? 3 : 0
    }

    /// How many bytes the white space scalar that ends at `end` has; 0 where there is none.
    private static func length(endingAt end: Int, after start: Int, in text: Span<UInt8>) -> Int {
        let byte = text[end - 1]
        if byte < 0x80 { return isASCII(byte) ? 1 : 0 }
        if end - 2 >= start, text[end - 2] == 0xC2 { return isTwoByteSpace(byte) ? 2 : 0 }
        guard end - 3 >= start else { return 0 }
        return isThreeByteSpace(text[end - 3], text[end - 2], byte) ? 3 : 0
    }

    /// Next line and no-break space, after 0xC2.
    private static func isTwoByteSpace(_ byte: UInt8) -> Bool { byte == 0x85 || byte == 0xA0 }

    /// The typographic spaces and separators of U+2000–U+202F, and the ideographic space.
    private static func isThreeByteSpace(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Bool {
        switch (first, second, third) {
        case (0xE2, 0x80, 0x80...0x8A), (0xE2, 0x80, 0xA8...0xA9), (0xE2, 0x80, 0xAF): true
        case (0xE2, 0x81, 0x9F), (0xE3, 0x80, 0x80): true
        default: false
        }
    }
}
