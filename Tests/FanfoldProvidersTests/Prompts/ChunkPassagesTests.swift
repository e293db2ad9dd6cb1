import FanfoldCore
import FanfoldProviders
import FanfoldTestKit
import Testing

@Suite struct `Chunk passages` {
    private func texts(_ chunk: Chunk) -> [String] {
        ChunkPassages.ranges(in: chunk).map { String(decoding: chunk.bytes[$0], as: UTF8.self) }
    }

    /// How the passages of a chunk fail to tile it.
    private func flaws(_ chunk: Chunk) -> [String] {
        var flaws: [String] = []
        var end = 0
        let ranges = ChunkPassages.ranges(in: chunk)
        for range in ranges + [chunk.bytes.count..<chunk.bytes.count] {
            let gap = String(decoding: chunk.bytes[end..<max(end, range.lowerBound)], as: UTF8.self)
            if range.lowerBound < end { flaws.append("\(range) overlaps") }
            if !gap.allSatisfy(\.isWhitespace) { flaws.append("\(gap.debugDescription) is in no passage") }
            end = range.upperBound
        }
        for range in ranges {
            let text = String(decoding: chunk.bytes[range], as: UTF8.self)
            if range.isEmpty || !text.utf8.elementsEqual(chunk.bytes[range]) {
                flaws.append("\(range) is not whole")
            }
        }
        return flaws
    }

    @Test func `a block is a passage`() {
        let chunk = Chunk([(.heading(level: 1), "# One"), (.paragraph, "It is. It was."), (.listItem, "- x")])
        #expect(texts(chunk) == ["# One", "It is. It was.", "- x"])
    }

    @Test func `a long paragraph is cut between sentences`() {
        let sentence = "This is a sentence of some eighty bytes, which is more than a quarter of the aim, ok."
        let text = (0..<7).map { _ in sentence }.joined(separator: " ")
        #expect(texts(Chunk(paragraph: text)).map { $0.utf8.count / sentence.utf8.count } == [3, 3, 1])
    }

    @Test func `a long stretch without sentences is cut between lines`() {
        let line = String(repeating: "x", count: 120)
        let text = (0..<7).map { _ in line }.joined(separator: "\n")
        #expect(texts(Chunk(paragraph: text)).map { $0.utf8.count / 120 } == [2, 2, 2, 1])
        #expect(texts(Chunk([(.table, text)])) == texts(Chunk(paragraph: text)))
    }

    @Test func `code keeps its indentation`() {
        #expect(texts(Chunk([(.code, "    a\n  b\n\n")])) == ["    a\n  b"])
    }

    @Test func `text outside blocks is shown too`() {
        var chunk = Chunk(paragraph: "One here. Two there.")
        chunk.blocks[0].range = 4..<9
        #expect(texts(chunk) == ["One", "here.", "Two there."])
        chunk.blocks = []
        #expect(texts(chunk) == ["One here. Two there."])
    }

    @Test func `no text, no passage`() {
        #expect(texts(Chunk(paragraph: "")) == [])
        #expect(texts(Chunk(paragraph: " \n\t \u{2003}\n")) == [])
    }

    @Test func `passages tile random chunks`() {
        var random = SeededGenerator(seed: 5)
        let kinds: [Block.Kind] = [.paragraph, .code, .table, .listItem, .quote, .heading(level: 2)]
        for _ in 0..<300 {
            let blocks = (0...random.below(4)).map { _ in
                (kinds[random.below(kinds.count)], TestText.random(&random, pieces: random.below(80)))
            }
            let flaws = flaws(Chunk(blocks))
            #expect(flaws == [], "\(blocks)")
        }
        for text in TestText.edges { #expect(flaws(Chunk(paragraph: text)) == []) }
    }

    @Test func `passages tile the chunks of scripted documents`() {
        var random = SeededGenerator(seed: 6)
        let split = SplitDocument(named: "a", chunks: TestText.paragraphs(40, &random))
        for chunk in split.chunks {
            var own = chunk
            own.bytes = Array(chunk.bytes)[...]
            #expect(flaws(own) == [])
            #expect(ChunkPassages.ranges(in: chunk) == ChunkPassages.ranges(in: own))
        }
    }
}
