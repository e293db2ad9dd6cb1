/// The columns and rows of a terminal.
package struct ScreenSize: Sendable, Hashable {
    package var columns: Int
    package var rows: Int

    package init(columns: Int, rows: Int) {
        (self.columns, self.rows) = (columns, rows)
    }

    /// The least a screen is drawn in.
    package static let least = ScreenSize(columns: 30, rows: 8)
}
