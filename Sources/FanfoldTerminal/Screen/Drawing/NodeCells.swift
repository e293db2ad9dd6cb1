/// Nodes as cells: one each while they fit, else each cell shows how much of its share of them is done.
struct NodeCells: Sendable, Hashable {
    struct Cell: Sendable, Hashable {
        var glyph: String
        var style: ScreenStyle
    }

    private(set) var cells: [Cell]

    private static let shares = ["▁", "▂", "▃", "▄", "▅", "▆", "▇"]

    /// - Parameters:
    ///   - nodes: The nodes, in order.
    ///   - most: The most cells, at least 1.
    init(_ nodes: [NodeState], most: Int) {
        guard nodes.count > most else {
            cells = nodes.map(Self.cell)
            return
        }
        cells = (0..<most).map { index in
            Self.cell(nodes[(index * nodes.count / most)..<((index + 1) * nodes.count / most)])
        }
    }

    private static func cell(_ state: NodeState) -> Cell {
        switch state {
        case .open: Cell(glyph: "·", style: .faint)
        case .waiting: Cell(glyph: "░", style: .waiting)
        case .running: Cell(glyph: "▒", style: .running)
        case .answered: Cell(glyph: "█", style: .done)
        case .stored: Cell(glyph: "█", style: .stored)
        case .failed: Cell(glyph: "×", style: .failed)
        case .spared: Cell(glyph: "-", style: .faint)
        }
    }

    private static func cell(_ nodes: ArraySlice<NodeState>) -> Cell {
        var counts = [Int](repeating: 0, count: NodeState.allCases.count)
        for node in nodes { counts[node.index] += 1 }
        func count(_ state: NodeState) -> Int { counts[state.index] }
        let left = count(.open) + count(.waiting) + count(.running)
        let style: ScreenStyle =
            if count(.failed) > 0 { .failed } else if count(.running) > 0 {
                .running
            } else if left < nodes.count {
                // What waits is told by the height where anything is done.
                count(.stored) > count(.answered) ? .stored : .done
            } else {
                count(.waiting) > 0 ? .waiting : .faint
            }
        guard left > 0 else { return Cell(glyph: "█", style: style) }
        let done = nodes.count - left
        if done == 0 {
            return Cell(glyph: style == .running ? "▒" : style == .waiting ? "░" : "·", style: style)
        }
        // A cell with anything left is never full.
        return Cell(glyph: shares[min(6, done * 8 / nodes.count)], style: style)
    }
}
