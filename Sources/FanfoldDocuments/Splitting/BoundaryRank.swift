internal import FanfoldCore

/// How good a place is for a chunk to end, worst first.
struct BoundaryRank: Comparable {
    private let value: UInt8

    private init(_ value: UInt8) { self.value = value }

    /// Between two graphemes.
    static let grapheme = Self(0)
    /// Before the white space between two words.
    static let word = Self(1)
    /// Before a line.
    static let line = Self(2)
    /// Before a sentence.
    static let sentence = Self(3)
    /// Before an item of a list.
    static let item = Self(4)
    /// Before a paragraph, a table, code or a quote.
    static let block = Self(5)

    /// Before a heading: the higher its level, the better.
    static func heading(level: Int) -> Self { Self(UInt8(12 - min(6, max(1, level)))) }

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
