/// What the screen shows at a time.
package struct Frame: Sendable, Hashable {
    /// At most one line less than the terminal has, each at most one column less.
    package private(set) var lines: [ScreenLine]

    /// Draws a run.
    ///
    /// - Parameters:
    ///   - state: The run.
    ///   - size: The terminal's.
    ///   - time: The time since the run began.
    ///   - view: What somebody chose to see.
    ///   - leastLines: The least lines, so that the screen does not jump when there is less to show.
    package init(
        _ state: RunState,
        size: ScreenSize,
        at time: Duration,
        view: ScreenView = ScreenView(),
        least leastLines: Int = 0
    ) {
        // The last column stays free: terminals differ in what they do after it.
        let columns = max(1, size.columns - 1)
        let rows = max(1, size.rows - 1)
        let draft = FrameDraft(state: state, columns: columns, time: time, view: view)
        let above = [draft.title(), draft.documents()]
        let below = draft.footer()
        let least = view.showsFailures || !state.calls.isEmpty ? min(4, rows / 4) : 0
        // What is said first matters most where there is no room for all.
        let facts = (draft.outcome() + draft.limits() + draft.totals() + draft.reports())
            .prefix(max(0, rows - above.count - below.count - least - 1))
        let treeRows = rows - above.count - facts.count - below.count - least
        let tree = draft.tree(rows: max(1, min(treeRows, max(3, rows / 3))))
        let rest = rows - above.count - tree.count - facts.count - below.count
        let work = view.showsFailures ? draft.failures(rows: rest) : draft.agents(rows: rest)
        let shown = above + tree + facts + work
        let blank = max(0, min(leastLines, rows) - shown.count - below.count)
        let blanks = Array(repeating: ScreenLine(columns: columns), count: blank)
        lines = Array((shown + blanks + below).prefix(rows))
    }

    /// The text of all lines.
    package var text: String { lines.reduce(into: "") { $0 += $1.text + "\n" } }

    /// A letter a column that tells what the text there means.
    package var styles: String {
        lines.reduce(into: "") { styles, line in
            for piece in line.pieces {
                styles += String(repeating: piece.style.rawValue, count: piece.width)
            }
            styles += "\n"
        }
    }
}
