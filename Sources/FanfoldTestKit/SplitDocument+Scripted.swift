package import FanfoldCore

extension SplitDocument {
    /// A document of the given chunks, a line and a paragraph each.
    package init(named name: String, chunks texts: [String], fanIn: Int = 3) {
        var text: [UInt8] = []
        var blocks: [Block] = []
        var ranges: [Range<Int>] = []
        for (index, line) in texts.enumerated() {
            let start = text.count
            text += Array(line.utf8)
            blocks.append(Block(kind: .paragraph, range: start..<text.count, lines: index + 1...index + 1))
            text.append(UInt8(ascii: "\n"))
            ranges.append(start..<text.count)
        }
        let document = Document(
            name: name,
            format: .text,
            text: text,
            blocks: blocks,
            source: SourceIdentity(byteCount: text.count, digest: Digest(of: text))
        )
        let chunks = ranges.enumerated().map { index, range in
            Chunk(
                index: index,
                range: range,
                bytes: text[range],
                blocks: [Block(kind: .paragraph, range: 0..<range.count - 1, lines: index + 1...index + 1)],
                headingPath: [],
                tokenCount: range.count,
                format: .text
            )
        }
        self.init(document, chunks: chunks, fanIn: fanIn)
    }
}
