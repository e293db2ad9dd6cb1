import FanfoldCore

extension Chunk {
    /// A chunk of these blocks, an empty line between two.
    init(_ blocks: [(Block.Kind, String)], headingPath: [String] = []) {
        var bytes: [UInt8] = []
        var list: [Block] = []
        for (kind, text) in blocks {
            if !bytes.isEmpty { bytes += "\n\n".utf8 }
            let start = bytes.count
            bytes += text.utf8
            list.append(Block(kind: kind, range: start..<bytes.count, lines: 1...1))
        }
        self.init(
            index: 0,
            range: 0..<bytes.count,
            bytes: bytes[...],
            blocks: list,
            headingPath: headingPath,
            tokenCount: bytes.count / 4,
            format: .markdown
        )
    }

    /// A chunk of one paragraph.
    init(paragraph text: String) { self.init([(.paragraph, text)]) }
}

/// A chunk as documents have them.
let harbourChunk = Chunk(
    [
        (.heading(level: 2), "## The harbour"),
        (
            .paragraph,
            """
            The harbour closed in 2014, after the last ferry had been sold. The town bought it back in 2019 for 1.2 \
            million euros. Most of the money came from the region, as the council notes in its minutes. A fund of the \
            town pays for repairs. Nobody knows yet what the dredging will cost. Three firms were asked for an offer in \
            spring, and one of them has answered. The council wants to decide in autumn.
            """
        ),
        (.listItem, "- Berth 1 is open to fishing boats."),
        (.listItem, "- Berth 2 is closed,\n  and stays closed."),
        (.code, "```\nberths = 2\n\n[1] depth = 4\n```"),
    ],
    headingPath: ["Town report", "The harbour"]
)
