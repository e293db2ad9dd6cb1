internal import FanfoldCore

@testable internal import FanfoldDocuments

/// What must hold for the chunks of any document.
struct ChunkCheck {
    let document: Document
    let settings: ChunkSettings
    let chunks: [Chunk]

    init(_ text: String, markdown: Bool = false, maxTokens: Int, counter: any TokenCounter) {
        let bytes = Array(text.utf8)
        let source = SourceIdentity(byteCount: bytes.count, digest: Digest(of: bytes))
        document =
            markdown
            ? MarkdownReader().document(of: bytes, name: "a", source: source)
            : TextReader().document(of: bytes, name: "a", source: source)
        settings = ChunkSettings(maxTokens: maxTokens, counter: counter)
        chunks = ChunkSplitter(settings).chunks(of: document)
    }

    /// What is wrong with the chunks; `counter` and `text` can be told from the rest.
    var flaws: [String] {
        tilingFlaws + sizeFlaws + graphemeFlaws + headingFlaws + pathFlaws + blockFlaws
    }

    var tilingFlaws: [String] {
        var flaws: [String] = []
        var end = 0
        for (index, chunk) in chunks.enumerated() {
            if chunk.index != index { flaws.append("chunk \(index) says it is \(chunk.index)") }
            if chunk.range.lowerBound != end { flaws.append("chunk \(index) starts after \(end)") }
            if chunk.range.isEmpty { flaws.append("chunk \(index) is empty") }
            if chunk.bytes != document.text[chunk.range] { flaws.append("chunk \(index) has other text") }
            end = chunk.range.upperBound
        }
        if end != document.text.count { flaws.append("the chunks end at \(end)") }
        return flaws
    }

    /// Only a single grapheme may be over the limit.
    var sizeFlaws: [String] {
        chunks.compactMap { chunk in
            let count = settings.counter.count(chunk.bytes)
            if count != chunk.tokenCount { return "chunk \(chunk.index) has \(count) tokens" }
            guard count > settings.maxTokens, chunk.text.count > 1 else { return nil }
            return "chunk \(chunk.index) has \(count) tokens, more than \(settings.maxTokens)"
        }
    }

    /// Only graphemes too long to be real are cut, and those between scalars.
    var graphemeFlaws: [String] {
        var flaws: [String] = []
        var cuts = chunks.map(\.range.lowerBound)[...]
        var offset = 0
        for character in String(decoding: document.text, as: UTF8.self) {
            let end = offset + character.utf8.count
            while let cut = cuts.first, cut < end {
                if cut > offset, character.utf8.count <= GraphemeBoundary.longest {
                    flaws.append("a cut at \(cut) is inside \(character)")
                }
                if document.text[cut] & 0xC0 == 0x80 { flaws.append("a cut at \(cut) is inside a scalar") }
                cuts.removeFirst()
            }
            offset = end
        }
        return flaws
    }

    /// A heading stays with what it is the heading of; one that a heading of its level or above follows
    /// has nothing.
    ///
    /// It can't where white space takes a third of the limit, with the graphemes on both sides.
    var headingFlaws: [String] {
        zip(document.blocks, document.blocks.dropFirst()).compactMap { heading, next in
            guard case .heading(let level) = heading.kind else { return nil }
            if case .heading(let following) = next.kind, following <= level { return nil }
            let between = heading.range.upperBound...next.range.lowerBound
            guard let cut = chunks.first(where: { between.contains($0.range.lowerBound) }) else { return nil }
            let before = document.passage(heading.range).last?.utf8.count ?? 0
            let after = document.passage(next.range).first?.utf8.count ?? 0
            let joint = document.text[between.lowerBound - before..<between.upperBound + after]
            guard settings.counter.count(joint) * 3 < settings.maxTokens else { return nil }
            return "a cut at \(cut.range.lowerBound) is right after a heading"
        }
    }

    /// The path of a chunk that starts with a heading, or inside one, is that of the heading.
    var pathFlaws: [String] {
        chunks.compactMap { chunk in
            var open: [(level: Int, title: String)] = []
            for block in document.blocks where block.range.lowerBound <= chunk.range.lowerBound {
                guard case .heading(let level) = block.kind else { continue }
                let isOver = block.range.upperBound <= chunk.range.lowerBound
                open.removeAll { $0.level >= level }
                if isOver { open.append((level, HeadingTitle.text(of: block, in: document.text) ?? "")) }
            }
            if chunk.headingPath == open.map(\.title) { return nil }
            return "chunk \(chunk.index) has the path \(chunk.headingPath), not \(open.map(\.title))"
        }
    }

    var blockFlaws: [String] {
        chunks.compactMap { chunk in
            let expected = document.blocks.compactMap { block -> Block? in
                let part = block.range.clamped(to: chunk.range)
                guard !part.isEmpty else { return nil }
                let range =
                    part.lowerBound - chunk.range.lowerBound..<part.upperBound - chunk.range.lowerBound
                let lines = line(part.lowerBound)...line(part.upperBound - 1)
                return Block(kind: block.kind, range: range, lines: lines)
            }
            return chunk.blocks == expected ? nil : "chunk \(chunk.index) has the blocks \(chunk.blocks)"
        }
    }

    private func line(_ offset: Int) -> Int {
        1 + document.text[..<offset].count { $0 == UInt8(ascii: "\n") }
    }
}
