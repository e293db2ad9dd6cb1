/// Finds the sentences of running text.
package enum Sentences {
    /// Calls `body` with every sentence of `range`, in order, as offsets in `text`.
    ///
    /// Sentences do not overlap and have no white space at their ends; what lies between two is white
    /// space. Works on any script: a sentence ends at `.`, `?`, `!` and their relatives in other scripts,
    /// or at the range's end. Costs one pass.
    package static func forEach(
        in text: Span<UInt8>, range: Range<Int>, _ body: (Range<Int>) -> Void
    ) {
        var start = range.lowerBound
        var offset = range.lowerBound
        while offset < range.upperBound {
            let byte = text[offset]
            offset += 1
            let ends = byte == UInt8(ascii: ".") || byte == UInt8(ascii: "?") || byte == UInt8(ascii: "!")
            guard ends, offset == range.upperBound || isSpace(text[offset]) else { continue }
            if start < offset { body(start..<offset) }
            while offset < range.upperBound, isSpace(text[offset]) { offset += 1 }
            start = offset
        }
        var end = range.upperBound
        while end > start, isSpace(text[end - 1]) { end -= 1 }
        if start < end { body(start..<end) }
    }

    private static func isSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || (byte >= 0x09 && byte <= 0x0D)
    }
}
