/// A stretch of a document that stands by itself: a paragraph, a heading, a list item.
public struct Block: Sendable, Codable, Hashable {
    /// What a block is.
    public enum Kind: Sendable, Codable, Hashable {
        /// Running text.
        case paragraph
        /// A heading; 1 is the highest level.
        case heading(level: Int)
        /// One item of a list, with its marker.
        case listItem
        /// Quoted running text.
        case quote
        /// Code, with its fences where it has them.
        case code
        /// A table, with all its rows.
        case table
    }

    /// What the block is.
    public var kind: Kind

    /// UTF-8 offsets in the text the block belongs to.
    ///
    /// White space between blocks is in none of them.
    public var range: Range<Int>

    /// The source's lines that the block was read from, from 1.
    public var lines: ClosedRange<Int>

    /// Makes a block.
    public init(kind: Kind, range: Range<Int>, lines: ClosedRange<Int>) {
        self.kind = kind
        self.range = range
        self.lines = lines
    }

    /// Whether the block opens a section.
    public var isHeading: Bool {
        if case .heading = kind { true } else { false }
    }
}
