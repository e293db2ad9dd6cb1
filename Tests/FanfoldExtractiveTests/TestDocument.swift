import FanfoldCore

/// A document made of blocks, cut into chunks as an engine would.
struct TestDocument {
    var format = DocumentFormat.text
    private(set) var text: [UInt8] = []
    private(set) var blocks: [Block] = []

    init(format: DocumentFormat = .text, _ blocks: [(Block.Kind, String)]) {
        self.format = format
        for (kind, words) in blocks { append(kind, words) }
    }

    /// Paragraphs only.
    init(_ paragraphs: [String]) {
        self.init(paragraphs.map { (.paragraph, $0) })
    }

    private mutating func append(_ kind: Block.Kind, _ words: String) {
        let start = text.count
        text += Array(words.utf8)
        blocks.append(Block(kind: kind, range: start..<text.count, lines: 1...1))
        text += Array("\n\n".utf8)
    }

    /// Chunks of some blocks each; their ranges tile the text.
    func chunks(blocksEach: Int = .max) -> [Chunk] {
        var chunks: [Chunk] = []
        var first = 0
        while first < blocks.count {
            let end = min(blocks.count, blocksEach == .max ? .max : first + blocksEach)
            let start = first == 0 ? 0 : blocks[first].range.lowerBound
            let limit = end == blocks.count ? text.count : blocks[end].range.lowerBound
            let cut = blocks[first..<end].map { block in
                Block(
                    kind: block.kind,
                    range: block.range.lowerBound - start..<block.range.upperBound - start,
                    lines: block.lines
                )
            }
            chunks.append(
                Chunk(
                    index: chunks.count,
                    range: start..<limit,
                    bytes: text[start..<limit],
                    blocks: cut,
                    headingPath: [],
                    tokenCount: (limit - start) / 4,
                    format: format
                )
            )
            first = end
        }
        return chunks
    }

    /// The root of a tree over the document's chunks, with evidence located in it.
    func summary(
        by agent: some SurveyingAgent,
        blocksEach: Int = .max,
        fanIn: Int = 3,
        name: String = "document"
    ) async throws -> Partial {
        let chunks = chunks(blocksEach: blocksEach)
        var survey = agent.emptySurvey
        for chunk in chunks { agent.survey(chunk, into: &survey) }
        let informed = agent.informed(by: survey)
        var level: [Partial] = []
        for chunk in chunks {
            level.append(try await informed.map(chunk).located(in: name, at: chunk.range.lowerBound))
        }
        while level.count > 1 {
            var next: [Partial] = []
            for start in stride(from: 0, to: level.count, by: fanIn) {
                let group = Array(level[start..<min(level.count, start + fanIn)])
                next.append(group.count == 1 ? group[0] : try await informed.fold(group, into: .document))
            }
            level = next
        }
        return level.first ?? Partial()
    }
}

extension Partial {
    var texts: [String] { statements.map(\.text) }

    /// The words of all statements.
    var wordCount: Int { texts.reduce(0) { $0 + $1.split(whereSeparator: \.isWhitespace).count } }
}
