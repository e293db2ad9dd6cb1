/// Tells text that was wrapped to a width from text whose line breaks mean something.
enum LineFill {
    /// Wider lines are not the work of an editor's wrapping.
    private static let widestFill = 130
    /// Narrower ones are verse, addresses, tables of contents.
    private static let narrowestFill = 40

    /// Whether the breaks between `lines` are soft wraps of one paragraph.
    ///
    /// Greedy filling breaks a line only where the next word would not have fitted. So a break is proof
    /// of wrapping when the line, a space and the first word of the next line are wider than the
    /// widest line. Most breaks must pass. Lines that all end like sentences, or all open like a speaker's
    /// turn, are not wrapped, whatever their widths.
    static func isWrapped(_ lines: ArraySlice<Line>, in text: Span<UInt8>) -> Bool {
        guard lines.count > 1 else { return true }
        var width = 0
        for line in lines { width = max(width, Columns.width(of: line.content, in: text)) }
        guard width >= narrowestFill, width <= widestFill else { return false }
        var full = 0
        var sentences = 0
        var turns = opensTurn(lines[lines.startIndex], in: text) ? 1 : 0
        for (line, next) in zip(lines, lines.dropFirst()) {
            let used = Columns.width(of: line.content, in: text)
            if used + Columns.widthOfFirstWord(of: next.content, in: text) > width { full += 1 }
            if endsSentence(line.content, in: text) { sentences += 1 }
            if opensTurn(next, in: text) { turns += 1 }
        }
        let breaks = lines.count - 1
        return full * 5 >= breaks * 4 && sentences * 5 < breaks * 4 && turns * 5 < lines.count * 4
    }

    /// Whether a line's last byte ends a sentence, as far as ASCII tells.
    static func endsSentence(_ content: Range<Int>, in text: Span<UInt8>) -> Bool {
        switch text[content.upperBound - 1] {
        case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"): true
        default: false
        }
    }

    /// Whether the line opens with a name and a colon, or with a time stamp in brackets.
    private static func opensTurn(_ line: Line, in text: Span<UInt8>) -> Bool {
        let first = text[line.content.lowerBound]
        if first == UInt8(ascii: "[") { return true }
        guard first >= UInt8(ascii: "A"), first <= UInt8(ascii: "Z") else { return false }
        var words = 1
        for offset in line.content.lowerBound..<min(line.content.upperBound, line.content.lowerBound + 32) {
            switch text[offset] {
            case UInt8(ascii: ":"): return true
            case UInt8(ascii: " "): words += 1
            case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "("): return false
            default: break
            }
            if words > 3 { return false }
        }
        return false
    }
}
