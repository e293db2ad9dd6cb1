/// Blocks gathered from a page, before they are trimmed and written as Markdown.
struct DraftText: Sendable {
    /// A block's kind as the page has it.
    enum Kind: Sendable, Equatable {
        case paragraph
        case heading(level: Int)
        /// Preformatted text, with the language its class names.
        case code(language: String)
        /// Rows of a pipe table.
        case table
    }

    /// One block.
    struct Block: Sendable {
        var kind: Kind
        /// The block's text in `bytes`: white space folded, unless it is code.
        var range: Range<Int>
        /// The source's lines.
        var lines: ClosedRange<Int>
        /// Characters that are no white space, and how many of them are links.
        var letters: Int
        var linkLetters: Int
        /// Spaces that put the block inside a list's item.
        var indent = 0
        /// `-` or a number for the first block of a list's item.
        var marker: String?
        var quoteDepth = 0
        var isInList = false
    }

    var bytes: [UInt8] = []
    var blocks: [Block] = []

    var letters: Int { blocks.reduce(0) { $0 + $1.letters } }

    /// Letters outside links.
    var plainLetters: Int { blocks.reduce(0) { $0 + $1.letters - $1.linkLetters } }

    /// The block's text with its ASCII letters in lower case, for comparison.
    func loweredText(of block: Block) -> String {
        String(
            decoding: bytes[block.range].lazy.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 },
            as: UTF8.self
        )
    }
}
