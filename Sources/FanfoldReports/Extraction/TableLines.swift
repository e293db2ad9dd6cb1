internal import FanfoldCore

/// The rows of a pipe table.
enum TableLines {
    /// The table as plain text, a tab between two cells; empty cells and the row of dashes are left out.
    static func tabSeparated(_ table: ArraySlice<UInt8>) -> String {
        table.split(separator: 0x0A).enumerated().filter { $0.offset != 1 }
            .map { plainCells(of: $0.element).joined(separator: "\t") }.joined(separator: "\n")
    }

    private static func plainCells(of row: ArraySlice<UInt8>) -> [String] {
        cells(of: row).enumerated().compactMap { index, cell in
            // Only what stands before the first bar can be the mark of a list or quote.
            let plain = index == 0 ? PlainText.ofMarkdown(cell[...]) : PlainText.ofInlineMarkdown(cell[...])
            return plain.isEmpty ? nil : plain
        }
    }

    /// Parts a row at its bars; a bar behind a backslash belongs to its cell.
    private static func cells(of row: ArraySlice<UInt8>) -> [[UInt8]] {
        var cells: [[UInt8]] = [[]]
        var isEscaped = false
        for byte in row {
            if byte == UInt8(ascii: "|"), !isEscaped {
                cells.append([])
                continue
            }
            // Inside code a backslash would stay.
            if byte == UInt8(ascii: "|") { cells[cells.count - 1].removeLast() }
            cells[cells.count - 1].append(byte)
            isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
        }
        return cells
    }
}
