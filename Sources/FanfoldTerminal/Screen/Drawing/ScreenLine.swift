/// A line of the screen: pieces of text that are harmless, each with a meaning.
package struct ScreenLine: Sendable, Hashable {
    struct Piece: Sendable, Hashable {
        var text: String
        /// The columns it takes.
        var width: Int
        var style: ScreenStyle
    }

    private(set) var pieces: [Piece] = []
    /// The columns it takes.
    private(set) var width = 0
    /// The most columns it may take.
    let columns: Int

    init(columns: Int) { self.columns = columns }

    /// The columns that are left.
    var room: Int { columns - width }

    /// Adds text, cut to the room that is left or to `most` columns.
    mutating func add(_ text: some StringProtocol, _ style: ScreenStyle = .plain, most: Int = .max) {
        add(CellText(text, columns: min(room, most)), style)
    }

    /// Adds the end of a text, cut to the room that is left or to `most` columns.
    mutating func add(endOf text: String, _ style: ScreenStyle = .plain, most: Int = .max) {
        add(CellText(endOf: text, columns: min(room, most)), style)
    }

    private mutating func add(_ cells: CellText, _ style: ScreenStyle) {
        guard cells.width > 0 else { return }
        if let last = pieces.last, last.style == style {
            pieces[pieces.count - 1].text += cells.text
            pieces[pieces.count - 1].width += cells.width
        } else {
            pieces.append(Piece(text: cells.text, width: cells.width, style: style))
        }
        width += cells.width
    }

    /// Adds blanks up to a column.
    mutating func fill(to column: Int) {
        let count = min(column, columns) - width
        guard count > 0 else { return }
        pieces.append(Piece(text: String(repeating: " ", count: count), width: count, style: .plain))
        width += count
    }

    /// Adds text that ends in the last column, where it fits beside what is there.
    mutating func addRight(_ text: String, _ style: ScreenStyle = .plain) {
        let cells = CellText(text, columns: columns)
        guard cells.width + 1 <= room else { return }
        fill(to: columns - cells.width)
        add(cells, style)
    }

    /// The text alone.
    package var text: String { pieces.reduce(into: "") { $0 += $1.text } }
}
