extension FrameDraft {
    /// The chunks and folds, level by level: a cell each while they fit.
    func tree(rows: Int) -> [ScreenLine] {
        let levels = state.tree.rows
        guard !levels.isEmpty else { return [] }
        // The last levels of a tall tree stay: the run ends there.
        let shown = levels.count <= rows ? levels : [levels[0]] + levels.suffix(max(0, rows - 1))
        let room = columns - indent - countWidth
        // Lines beyond one a level go to those that need them, the lowest first.
        var spare = max(0, rows - shown.count)
        var lines: [ScreenLine] = []
        for level in shown {
            let wanted = (level.nodes.count + room - 1) / max(1, room)
            let height = min(max(1, wanted), 1 + spare)
            spare -= height - 1
            lines += cells(of: level, room: max(1, room), height: height)
        }
        return lines
    }

    /// The columns that the counts take.
    private var countWidth: Int {
        let most = state.tree.rows.map { $0.nodes.count }.max() ?? 0
        return 2 * NumberWords.short(most).count + (isGrowing ? 3 : 2)
    }

    /// Whether documents that nobody looked into yet will add nodes.
    private var isGrowing: Bool { state.documents.unseen > 0 }

    /// What follows the counts of a level: a sign that there will be more.
    private func more(of kind: NodeRow.Kind) -> String {
        guard isGrowing else { return "" }
        return if case .folderFolds = kind { " " } else { "+" }
    }

    private func cells(of level: NodeRow, room: Int, height: Int) -> [ScreenLine] {
        let cells = NodeCells(level.nodes, most: room * height)
        return (0..<height).map { row in
            var line = line(row == 0 ? name(of: level.kind) : "")
            for cell in cells.cells.dropFirst(row * room).prefix(room) { line.add(cell.glyph, cell.style) }
            if row == 0 {
                let count = "\(NumberWords.short(level.doneCount))/\(NumberWords.short(level.nodes.count))"
                line.addRight(
                    count + more(of: level.kind),
                    level.leftCount == 0 && !isGrowing ? .done : .plain
                )
            }
            return line
        }
    }

    private func name(of kind: NodeRow.Kind) -> String {
        switch kind {
        case .chunks: "chunks"
        case .folds(let level): "folds \(level)"
        case .aggregates: isNarrow ? "joined" : "aggregates"
        case .folderFolds(let level): isNarrow ? "dirs \(level)" : "folders \(level)"
        }
    }
}
