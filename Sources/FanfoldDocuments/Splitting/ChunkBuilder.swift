internal import FanfoldCore

/// Makes the chunks of ranges that tile a document.
struct ChunkBuilder {
    private let document: Document
    private let counter: any TokenCounter
    private var nextBlock = 0
    private var headings: [(level: Int, title: String)] = []
    /// A place in verbatim text, and its line.
    private var counted = (offset: 0, line: 1)
    private(set) var chunks: [Chunk] = []

    init(document: Document, counter: any TokenCounter) {
        self.document = document
        self.counter = counter
    }

    /// Appends the chunk of `range`, which starts where the one before ended.
    mutating func append(_ range: Range<Int>) {
        let path = headingPath(at: range.lowerBound)
        var blocks: [Block] = []
        while nextBlock < document.blocks.count {
            let block = document.blocks[nextBlock]
            let part = block.range.clamped(to: range)
            guard block.range.lowerBound < range.upperBound else { break }
            if !part.isEmpty {
                let relative = part.lowerBound - range.lowerBound..<part.upperBound - range.lowerBound
                blocks.append(Block(kind: block.kind, range: relative, lines: lines(of: part)))
            }
            guard block.range.upperBound <= range.upperBound else { break }
            if case .heading(let level) = block.kind { open(level, block) }
            nextBlock += 1
        }
        chunks.append(
            Chunk(
                index: chunks.count,
                range: range,
                bytes: document.text[range],
                blocks: blocks,
                headingPath: path,
                tokenCount: counter.count(document.text[range]),
                format: document.format
            )
        )
    }

    /// A chunk that starts with a heading, or inside one, lies in the sections above that heading.
    private func headingPath(at offset: Int) -> [String] {
        guard nextBlock < document.blocks.count else { return headings.map(\.title) }
        let block = document.blocks[nextBlock]
        guard case .heading(let level) = block.kind, block.range.lowerBound <= offset else {
            return headings.map(\.title)
        }
        return headings.filter { $0.level < level }.map(\.title)
    }

    /// As the document's lines of `part`, which ascends from call to call.
    ///
    /// Counts on from the call before, since a block as long as the text may lie in every chunk.
    private mutating func lines(of part: Range<Int>) -> ClosedRange<Int> {
        guard document.isVerbatim else { return document.lines(of: part) }
        let first = line(at: part.lowerBound)
        return first...line(at: part.upperBound - 1)
    }

    private mutating func line(at offset: Int) -> Int {
        let lineFeeds = document.text[counted.offset..<offset].count { $0 == UInt8(ascii: "\n") }
        counted = (offset, counted.line + lineFeeds)
        return counted.line
    }

    private mutating func open(_ level: Int, _ block: Block) {
        headings.removeAll { $0.level >= level }
        headings.append((level, PlainText.ofMarkdown(document.text[block.range])))
    }
}
