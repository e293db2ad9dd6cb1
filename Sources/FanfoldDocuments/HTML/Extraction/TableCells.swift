/// The texts of a table's cells, row by row.
struct TableCells {
    /// Rows without any text are left out.
    private(set) var rows: [[[UInt8]]] = []
    /// The cells of the widest row.
    private(set) var columnCount = 0
    private(set) var lines: ClosedRange<Int>?

    /// Wider rows are cut into the last column: a page may claim any width.
    private static let columnLimit = 100

    init(of table: Int, in page: PageAnalysis) {
        var row: [[UInt8]] = []
        var index = table + 1
        let end = Int(page.tree.nodes[table].end)
        while index < end {
            let node = page.tree.nodes[index]
            if page.removed[index] {
                index = Int(node.end)
                continue
            }
            switch node.tag {
            case .tr:
                finish(&row)
                index += 1
            case .td, .th:
                add(cell(index, page), to: &row)
                addSpan(index, page, &row)
                index = Int(node.end)
            case .caption:
                index = Int(node.end)
            default:
                index += 1
            }
        }
        finish(&row)
    }

    private mutating func finish(_ row: inout [[UInt8]]) {
        if row.contains(where: { !$0.isEmpty }) {
            columnCount = max(columnCount, row.count)
            rows.append(row)
        }
        row = []
    }

    private func add(_ cell: [UInt8], to row: inout [[UInt8]]) {
        if row.count < Self.columnLimit {
            row.append(cell)
        } else {
            row[Self.columnLimit - 1] += [0x20] + cell
        }
    }

    private func addSpan(_ index: Int, _ page: PageAnalysis, _ row: inout [[UInt8]]) {
        guard let span = page.tree.string(of: .colspan, at: index).flatMap({ Int($0) }), span > 1 else {
            return
        }
        for _ in 1..<min(span, Self.columnLimit) where row.count < Self.columnLimit { row.append([]) }
    }

    private mutating func cell(_ cell: Int, _ page: PageAnalysis) -> [UInt8] {
        var text = InlineText()
        var index = cell + 1
        let end = Int(page.tree.nodes[cell].end)
        while index < end {
            let node = page.tree.nodes[index]
            if page.removed[index] {
                index = Int(node.end)
                continue
            }
            if node.tag == .text {
                text.append(page.tree.bytes, page.tree.text(at: index), isLink: false)
                if node.firstLine > 0 { cover(Int(node.firstLine)...Int(node.lastLine)) }
            } else if node.tag.isBlock || node.tag == .br {
                text.append([0x20], 0..<1, isLink: false)
            }
            index += 1
        }
        guard let bytes = text.take()?.bytes else { return [] }
        var escaped: [UInt8] = []
        escaped.reserveCapacity(bytes.count)
        InlineEscaping.append(cell: bytes, to: &escaped)
        return escaped
    }

    private mutating func cover(_ range: ClosedRange<Int>) {
        guard let lines else { return self.lines = range }
        self.lines = min(lines.lowerBound, range.lowerBound)...max(lines.upperBound, range.upperBound)
    }
}
