extension MarkdownCursor {
    /// Steps over up to three columns of white space, `>` and one column after it.
    mutating func skipQuoteMark(in text: Span<UInt8>) -> Bool {
        var probe = self
        guard probe.indent(in: text, limit: 4) < 4 else { return false }
        probe.skipColumns(3, in: text)
        guard probe.byte(in: text) == UInt8(ascii: ">") else { return false }
        probe.advance(1)
        probe.skipColumns(1, in: text)
        self = probe
        return true
    }

    /// Steps over a bullet or number and the white space after it; gives the columns from the mark to the
    /// item's content.
    ///
    /// Inside a paragraph only an item with text starts, and a numbered one only with 1.
    mutating func skipItemMark(isInParagraph: Bool, in text: Span<UInt8>) -> Int? {
        var probe = self
        let width: Int
        switch probe.byte(in: text) {
        case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"):
            width = 1
        case UInt8(ascii: "0")...UInt8(ascii: "9"):
            var digits = 1
            while digits < 10, isDigit(probe.byte(in: text, ahead: digits)) { digits += 1 }
            let mark = probe.byte(in: text, ahead: digits)
            guard digits < 10, mark == UInt8(ascii: ".") || mark == UInt8(ascii: ")") else { return nil }
            if isInParagraph, digits > 1 || probe.byte(in: text) != UInt8(ascii: "1") { return nil }
            width = digits + 1
        default:
            return nil
        }
        probe.advance(width)
        if probe.isAtEnd {
            guard !isInParagraph else { return nil }
            self = probe
            return width + 1
        }
        let gap = probe.indent(in: text, limit: 5)
        guard gap > 0 else { return nil }
        // Five columns or more: one belongs to the mark, and indented code follows.
        let own = gap == 5 ? 1 : gap
        probe.skipColumns(own, in: text)
        self = probe
        return width + own
    }

    /// The level of a heading that opens with `#`.
    func headingLevel(in text: Span<UInt8>) -> Int? {
        let level = run(of: UInt8(ascii: "#"), in: text, limit: 7)
        guard level >= 1, level <= 6 else { return nil }
        let after = byte(in: text, ahead: level)
        return after == 0 || after == 0x20 || after == 0x09 ? level : nil
    }

    /// The level that a line of `=` or `-` gives the paragraph above.
    func underlineLevel(in text: Span<UInt8>) -> Int? {
        let mark = byte(in: text)
        guard mark == UInt8(ascii: "=") || mark == UInt8(ascii: "-"), offset + run(of: mark, in: text) == end
        else { return nil }
        return mark == UInt8(ascii: "=") ? 1 : 2
    }

    /// Whether the line is three or more of one of `*-_`, with nothing but white space between.
    func isThematicBreak(in text: Span<UInt8>) -> Bool {
        let mark = byte(in: text)
        guard mark == UInt8(ascii: "*") || mark == UInt8(ascii: "-") || mark == UInt8(ascii: "_") else {
            return false
        }
        var count = 0
        for place in offset..<end {
            if text[place] == mark { count += 1 } else if !WhiteSpace.isASCII(text[place]) { return false }
        }
        return count >= 3
    }

    /// The fence that opens code here; one of backticks has none in the words after it.
    func openingFence(in text: Span<UInt8>) -> (mark: UInt8, length: Int)? {
        let mark = byte(in: text)
        guard mark == UInt8(ascii: "`") || mark == UInt8(ascii: "~") else { return nil }
        let length = run(of: mark, in: text)
        guard length >= 3 else { return nil }
        if mark == UInt8(ascii: "`") {
            for place in offset + length..<end where text[place] == mark { return nil }
        }
        return (mark, length)
    }

    /// Whether the line closes code that was opened by `length` of `mark`.
    func isClosingFence(of mark: UInt8, atLeast length: Int, in text: Span<UInt8>) -> Bool {
        var probe = self
        guard probe.indent(in: text, limit: 4) < 4 else { return false }
        probe.skipColumns(3, in: text)
        let count = probe.run(of: mark, in: text)
        return count >= length && probe.offset + count == end
    }

    private func run(of mark: UInt8, in text: Span<UInt8>, limit: Int = .max) -> Int {
        var count = 0
        while count < limit, offset + count < end, text[offset + count] == mark { count += 1 }
        return count
    }

    private func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
}
