/// Tells tables of data from tables that lay a page out, and writes the former as pipe tables.
struct DataTables: Sendable {
    private var data: Set<Int> = []

    /// Looks at every table once: tables that hold tables are layout.
    init(of page: PageAnalysis) {
        var enclosing: [Int] = []
        var holders: Set<Int> = []
        var candidates: [Int] = []
        for (index, node) in page.tree.nodes.enumerated() where node.tag == .table {
            while let last = enclosing.last, Int(page.tree.nodes[last].end) <= index {
                enclosing.removeLast()
            }
            if let last = enclosing.last { holders.insert(last) }
            enclosing.append(index)
            candidates.append(index)
        }
        for index in candidates where !holders.contains(index) && Self.looksLikeData(index, page) {
            data.insert(index)
        }
    }

    func isData(_ index: Int) -> Bool { data.contains(index) }

    private static func looksLikeData(_ table: Int, _ page: PageAnalysis) -> Bool {
        var rows = 0
        var cells = 0
        var widest = 0
        var width = 0
        var longest: Int32 = 0
        var hasHeading = false
        var structure = 0
        for index in page.subtree(of: table) {
            switch page.tree.nodes[index].tag {
            case .tr:
                rows += 1
                width = 0
            case .td, .th:
                cells += 1
                width += 1
                widest = max(widest, width)
                longest = max(longest, page.measures.totals[index].letters)
                if page.tree.nodes[index].tag == .th { hasHeading = true }
            case .caption: hasHeading = true
            case .h1, .h2, .h3, .h4, .p, .ul, .ol, .pre, .form, .blockquote: structure += 1
            default: break
            }
        }
        guard rows >= 2, widest >= 2 else { return false }
        if hasHeading { return longest < 1500 && structure <= cells }
        return longest < 250 && structure * 3 <= cells
    }

    /// Appends the rows to `output`.
    ///
    /// - Returns: The source's lines of the text; `nil` when there is none.
    func write(_ table: Int, of page: PageAnalysis, into output: inout [UInt8]) -> ClosedRange<Int>? {
        let cells = TableCells(of: table, in: page)
        guard let lines = cells.lines, !cells.rows.isEmpty else { return nil }
        for (row, columns) in cells.rows.enumerated() {
            if row > 0 { output.append(0x0A) }
            output.append(UInt8(ascii: "|"))
            for column in 0..<cells.columnCount {
                output.append(0x20)
                if column < columns.count { output.append(contentsOf: columns[column]) }
                output.append(contentsOf: " |".utf8)
            }
            guard row == 0 else { continue }
            output.append(contentsOf: "\n|".utf8)
            for _ in 0..<cells.columnCount { output.append(contentsOf: " --- |".utf8) }
        }
        return lines
    }
}
