internal import ArgumentParser
internal import FanfoldCore
internal import FanfoldDocuments
internal import FanfoldTestKit
internal import SystemPackage

/// How many chunks are new after one paragraph is inserted or deleted.
struct ChunkStability: ParsableCommand {
    @Argument(help: "Text files.")
    var files: [String]

    @Option(help: "Edits of each text.")
    var edits = 20

    @Option(help: "The most words of an inserted paragraph.")
    var words = 60

    @Option(help: "The least number of chunks of each text.")
    var chunks = 30

    func run() throws {
        var news: [Int] = []
        var shares: [Double] = []
        for (number, file) in files.enumerated() {
            var random = SeededGenerator(seed: UInt64(number))
            let descriptor = try FileDescriptor.open(file, .readOnly)
            let bytes = try descriptor.closeAfter { try descriptor.bytes(limit: 1 << 30) }
            let document = try read(bytes)
            guard let (limit, before) = smallEnough(document) else { continue }
            shares.append(meanTokens(before) / Double(limit))
            let old = Set(before.map { $0.text })
            for edit in 0..<edits {
                let edited = try read(change(document, inserting: edit.isMultiple(of: 2), &random))
                news.append(split(edited, limit).filter { !old.contains($0.text) }.count)
            }
        }
        news.sort()
        print("texts: \(shares.count), edits: \(news.count)")
        print("new chunks: mean \(Double(news.reduce(0, +)) / Double(news.count))")
        print(
            "  95 %: \(news[news.count * 95 / 100])  99 %: \(news[news.count * 99 / 100])  all: \(news.last ?? 0)"
        )
        print("at most 3: \(100 * Double(news.count { $0 <= 3 }) / Double(news.count)) %")
        print(
            "mean chunk: \(shares.reduce(0, +) / Double(shares.count)) of the limit, least of a text \(shares.min() ?? 0)"
        )
    }

    private func read(_ bytes: [UInt8]) throws -> Document {
        try TextReader().read(DocumentSource(name: "text", bytes: bytes)) { _ in }
    }

    private func split(_ document: Document, _ limit: Int) -> [Chunk] {
        ChunkSplitter(ChunkSettings(maxTokens: limit, counter: EstimatingTokenCounter()))
            .chunks(of: document)
    }

    /// The largest limit of a row of halvings that gives enough chunks.
    private func smallEnough(_ document: Document) -> (limit: Int, chunks: [Chunk])? {
        var limit = 4096
        while limit >= 16 {
            let chunks = split(document, limit)
            if chunks.count >= self.chunks { return (limit, chunks) }
            limit = limit * 7 / 8
        }
        return nil
    }

    private func meanTokens(_ chunks: [Chunk]) -> Double {
        Double(chunks.reduce(0) { $0 + $1.tokenCount }) / Double(chunks.count)
    }

    /// The text with a paragraph taken out, or with a copy of another, its words reversed, put in.
    private func change(
        _ document: Document,
        inserting: Bool,
        _ random: inout SeededGenerator
    ) -> [UInt8] {
        let blocks = document.blocks
        let place = random.below(blocks.count)
        let start = blocks[place].range.lowerBound
        guard inserting else {
            let end = place + 1 < blocks.count ? blocks[place + 1].range.lowerBound : document.text.count
            return Array(document.text[..<start] + document.text[end...])
        }
        let words = document.passage(blocks[random.below(blocks.count)].range)
            .split(whereSeparator: \.isWhitespace)
        let gap = place > 0 ? document.text[blocks[place - 1].range.upperBound..<start] : [10, 10]
        let paragraph = Array(words.prefix(self.words).reversed().joined(separator: " ").utf8)
        return Array(document.text[..<start] + paragraph + gap + document.text[start...])
    }
}
