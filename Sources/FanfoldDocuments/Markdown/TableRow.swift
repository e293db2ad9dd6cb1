/// Rows of a table in GitHub's Markdown.
enum TableRow {
    /// Whether `row` is made of dashes, colons and bars, and has as many cells as `header`.
    static func isDelimiter(_ row: Range<Int>, below header: Range<Int>, in text: Span<UInt8>) -> Bool {
        var hasDash = false
        for offset in row {
            switch text[offset] {
            case UInt8(ascii: "-"): hasDash = true
            case UInt8(ascii: "|"), UInt8(ascii: ":"), UInt8(ascii: " "), UInt8(ascii: "\t"): break
            default: return false
            }
        }
        let cells = bars(in: row, text)
        let titles = bars(in: header, text)
        return hasDash && cells.count > 0 && titles.count > 0 && cells.cells == titles.cells
    }

    /// The bars of a row that are not escaped, and how many cells they part it into.
    ///
    /// Bars at the row's ends part nothing.
    private static func bars(in row: Range<Int>, _ text: Span<UInt8>) -> (count: Int, cells: Int) {
        var count = 0
        var cells = 1
        var offset = row.lowerBound
        while offset < row.upperBound {
            if text[offset] == UInt8(ascii: "|") {
                count += 1
                if offset > row.lowerBound, offset + 1 < row.upperBound { cells += 1 }
            }
            offset += text[offset] == UInt8(ascii: "\\") ? 2 : 1
        }
        return (count, cells)
    }
}
