internal import GRDB

/// A table whose rows are kept when their file is damaged.
struct SalvagedTable: Sendable {
    /// The table; it has a row id.
    var name: String
    /// The columns that are copied, but for the row id.
    var columns: [String]
    /// Whether a row that could be read, its columns as they are named, is as it was written.
    var isWhole: @Sendable (Row) -> Bool
}
