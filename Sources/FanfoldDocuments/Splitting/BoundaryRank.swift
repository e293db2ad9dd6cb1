internal import FanfoldCore

/// How good a place is for a chunk to end, worst first.
struct BoundaryRank: Comparable {
    private let value: UInt8

    private init(_ value: UInt8) { self.value = value }

    /// Between a heading and the text it is the heading of: only where nothing else is.
    static let underHeading = Self(0)
    /// Between two graphemes.
    static let grapheme = Self(1)
    /// Before the white space between two words.
    static let word = Self(2)
    /// Before a line.
    static let line = Self(3)
    /// Before a sentence.
    static let sentence = Self(4)
    /// Before an item of a list.
    static let item = Self(5)
    /// Before a paragraph, a table, code or a quote.
    static let block = Self(6)

    /// Before a heading: the higher its level, the better.
    static func heading(level: Int) -> Self { Self(UInt8(13 - min(6, max(1, level)))) }

    /// The rank of the place before a block.
    init(before block: Block) {
        switch block.kind {
        case .heading(let level): self = .heading(level: level)
        case .listItem: self = .item
        case .paragraph, .quote, .code, .table: self = .block
        }
    }

    static func < (left: Self, right: Self) -> Bool { left.value < right.value }
}
