/// Rows of a table in GitHub's Markdown.
enum TableRow {
    /// Whether `row` is made of dashes, colons and bars, and has as many cells as `header`.
    static func isDelimiter(_ row: Range<Int>, below header: Range<Int>, in text: Span<UInt8>) -> Bool {
        var hasBar = false
        var hasDash = false
        for offset in row {
            switch text[offset] {
            case UInt8(ascii: "|"): hasBar = true
            case UInt8(ascii: "-"): hasDash = true
            case UInt8(ascii: ":"), UInt8(ascii: " "), UInt8(ascii: "\t"): break
            default: return false
            }
        }
        return hasBar && hasDash && cellCount(row, in: text) == cellCount(header, in: text)
    }

    /// How many cells bars part the row into; bars at its ends and escaped ones part nothing.
    private static func cellCount(_ row: Range<Int>, in text: Span<UInt8>) -> Int {
        var bars = 0
        var endsInBar = false
        var offset = row.lowerBound
        while offset < row.upperBound {
            let isBar = text[offset] == UInt8(ascii: "|")
            if isBar, offset > row.lowerBound { bars += 1 }
            endsInBar = isBar && offset > row.lowerBound
            offset += text[offset] == UInt8(ascii: "\\") ? 2 : 1
        }
        return bars + (endsInBar ? 0 : 1)
    }
}
