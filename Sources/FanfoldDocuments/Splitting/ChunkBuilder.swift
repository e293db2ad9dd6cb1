internal import FanfoldCore

/// Makes the chunks of ranges that tile a document.
struct ChunkBuilder {
    private let document: Document
    private let counter: any TokenCounter
    private var lines: AscendingLines
    private var nextBlock = 0
    private var headings: [(level: Int, title: String)] = []
    private(set) var chunks: [Chunk] = []

    init(document: Document, counter: any TokenCounter) {
        self.document = document
        self.counter = counter
        lines = AscendingLines(of: document)
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
                blocks.append(
                    Block(kind: block.kind, range: relative, lines: lines.lines(of: part, in: block))
                )
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

    private mutating func open(_ level: Int, _ block: Block) {
        headings.removeAll { $0.level >= level }
        headings.append((level, HeadingTitle.text(of: block, in: document.text) ?? ""))
    }
}
