@testable import FanfoldTerminal

/// As much of a terminal as the screen uses: a grid of cells, a cursor, and what scrolled away.
///
/// Whatever it does not know is a mistake of the writer's, and so is hiding the cursor: a program that is killed
/// half-way through a frame could not show it again.
struct TerminalModel {
    private(set) var rows: Int
    private(set) var columns: Int
    /// A text a cell; the second cell of a wide character is empty.
    private var grid: [[String]]
    private(set) var scrollBack: [String] = []
    private(set) var row = 0
    private(set) var column = 0
    private(set) var isSynchronized = false
    private(set) var isPlain = true
    private(set) var mistakes: [String] = []
    /// Lines that were written to since they were last asked for.
    private var touched: Set<Int> = []

    init(columns: Int, rows: Int) {
        (self.columns, self.rows) = (columns, rows)
        grid = Array(repeating: Array(repeating: " ", count: columns), count: rows)
    }

    /// What a person sees, without blanks at the ends of lines.
    var lines: [String] { grid.map(Self.trimmed) }

    private static func trimmed(_ cells: [String]) -> String {
        var text = cells.joined()
        while text.last == " " { text.removeLast() }
        return text
    }

    mutating func takeTouched() -> Set<Int> {
        defer { touched = [] }
        return touched
    }

    /// Writes what a program sends; the terminal turns line feeds into returns and line feeds.
    mutating func take(_ bytes: [UInt8]) {
        var scalars = String(decoding: bytes, as: UTF8.self).unicodeScalars.makeIterator()
        while let scalar = scalars.next() {
            switch scalar {
            case "\u{1B}":
                guard scalars.next() == "[" else {
                    mistakes.append("an escape that begins no sequence")
                    continue
                }
                var text = ""
                var final: Unicode.Scalar?
                while let next = scalars.next() {
                    if (0x40...0x7E).contains(next.value) {
                        final = next
                        break
                    }
                    text.unicodeScalars.append(next)
                }
                perform(final ?? " ", text)
            case "\r": column = 0
            case "\n":
                column = 0
                feed()
            default: put(scalar)
            }
        }
    }

    private mutating func feed() {
        guard row == rows - 1 else {
            row += 1
            return
        }
        scrollBack.append(Self.trimmed(grid.removeFirst()))
        grid.append(Array(repeating: " ", count: columns))
    }

    private mutating func put(_ scalar: Unicode.Scalar) {
        if scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value) {
            mistakes.append("a control character")
        }
        let width = ScalarWidth.of(scalar)
        guard width > 0 else {
            if column > 0 { grid[row][column - 1].unicodeScalars.append(scalar) }
            return
        }
        if column + width > columns {
            column = 0
            feed()
        }
        grid[row][column] = String(scalar)
        if width == 2 { grid[row][column + 1] = "" }
        column += width
        touched.insert(row)
    }

    private mutating func perform(_ final: Unicode.Scalar, _ text: String) {
        let number = Int(text) ?? 1
        switch (final, text) {
        case ("A", _): row = max(0, row - number)
        case ("B", _): row = min(rows - 1, row + number)
        case ("G", _): column = number - 1
        case ("K", ""): erase(from: column)
        case ("K", "2"): erase(from: 0)
        case ("m", _): isPlain = text == "0"
        case ("h", "?2026"): isSynchronized = true
        case ("l", "?2026"): isSynchronized = false
        default: mistakes.append("the sequence \(text)\(final)")
        }
    }

    private mutating func erase(from start: Int) {
        for index in start..<columns { grid[row][index] = " " }
    }

    /// Makes the terminal another size as most do: lines that are too long go on in the next.
    mutating func resize(columns: Int, rows: Int) {
        var lines: [[String]] = []
        var cursor = 0
        for (index, cells) in grid.enumerated() where index <= row || Self.trimmed(cells) != "" {
            if index == row { cursor = lines.count }
            let text = Self.trimmed(cells)
            let used = text.isEmpty ? 0 : (cells.lastIndex { $0 != " " } ?? 0) + 1
            var rest = Array(cells[..<used])
            repeat {
                var part = Array(rest.prefix(columns))
                rest.removeFirst(part.count)
                part += Array(repeating: " ", count: columns - part.count)
                lines.append(part)
            } while !rest.isEmpty
        }
        let hidden = max(0, cursor + 1 - rows)
        scrollBack += lines.prefix(hidden).map(Self.trimmed)
        grid = Array(lines.dropFirst(hidden).prefix(rows))
        while grid.count < rows { grid.append(Array(repeating: " ", count: columns)) }
        (self.columns, self.rows, row, column) = (columns, rows, cursor - hidden, 0)
    }
}
