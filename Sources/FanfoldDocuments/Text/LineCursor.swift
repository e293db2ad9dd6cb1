/// One line of a text, without its line break.
struct Line {
    /// The line's number, from 1.
    var number: Int
    /// Where the line starts.
    var start: Int
    /// The UTF-8 offsets of what is left without white space at both ends; empty for a blank line.
    var content: Range<Int>

    var isBlank: Bool { content.isEmpty }

    /// How many bytes of white space stand before the content.
    var indent: Int { content.lowerBound - start }
}

/// Walks a text line by line; a line ends at a line feed.
struct LineCursor {
    private var offset = 0
    private var number = 0

    /// The next line, or nil after the last.
    ///
    /// A text's last line feed ends a line and starts none.
    mutating func next(in text: Span<UInt8>) -> Line? {
        guard offset < text.count else { return nil }
        let start = offset
        var end = start
        while end < text.count, text[end] != UInt8(ascii: "\n") { end += 1 }
        offset = end + 1
        number += 1
        return Line(
            number: number,
            start: start,
            content: WhiteSpace.trimmed(start..<end, in: text)
        )
    }
}
