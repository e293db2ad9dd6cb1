internal import FanfoldCore

/// Tells the source's lines of parts of blocks that come in order, in one pass over the text.
struct AscendingLines {
    private let document: Document
    /// A place in the text, and its line.
    private var offset = 0
    private var line = 1

    init(of document: Document) {
        self.document = document
    }

    /// The lines of a part of a block; starts at or after the start of the part before.
    mutating func lines(of part: Range<Int>, in block: Block) -> ClosedRange<Int> {
        guard document.isVerbatim else { return block.lines }
        if offset < block.range.lowerBound {
            (offset, line) = (block.range.lowerBound, block.lines.lowerBound)
        }
        advance(to: part.lowerBound)
        let first = line
        advance(to: max(part.lowerBound, part.upperBound - 1))
        return first...line
    }

    private mutating func advance(to end: Int) {
        while offset < end {
            if document.text[offset] == UInt8(ascii: "\n") { line += 1 }
            offset += 1
        }
    }
}
