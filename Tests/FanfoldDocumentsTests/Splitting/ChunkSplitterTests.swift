internal import FanfoldCore
internal import FanfoldTestKit
internal import Testing

@testable internal import FanfoldDocuments

@Suite struct `Chunk splitter` {
    static let counters: [any TokenCounter] = [
        EstimatingTokenCounter(), ByteCounter(), QuarterCounter(), SuperadditiveCounter(),
    ]

    @Test(arguments: 0..<20)
    func `random texts are tiled, within limits, between graphemes`(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        for trial in 0..<100 {
            let text = TestText.random(&random, pieces: 1 + random.below(40))
            let check = ChunkCheck(
                text,
                markdown: trial.isMultiple(of: 2),
                maxTokens: 8 + random.below(60),
                counter: Self.counters[random.below(Self.counters.count)]
            )
            #expect(check.flaws == [], "\(text.debugDescription), \(check.settings)")
        }
    }

    @Test(arguments: TestText.edges, [8, 50])
    func `texts at the edges are tiled, within limits, between graphemes`(text: String, maxTokens: Int) {
        for counter in Self.counters {
            for markdown in [false, true] {
                let check = ChunkCheck(text, markdown: markdown, maxTokens: maxTokens, counter: counter)
                #expect(check.flaws == [], "\(counter.identity)")
            }
        }
    }

    @Test func `an exact counter's limit holds`() throws {
        var random = SeededGenerator(seed: 99)
        let counter = try `Byte pair token counter`.counter()
        for _ in 0..<60 {
            let text = TestText.random(&random, pieces: 1 + random.below(60))
            let check = ChunkCheck(text, markdown: true, maxTokens: 8 + random.below(40), counter: counter)
            #expect(check.flaws == [], "\(text.debugDescription)")
        }
    }

    @Test func `the same text is cut at the same places`() {
        var random = SeededGenerator(seed: 5)
        let text = TestText.paragraphs(40, &random).joined(separator: "\n\n")
        let ranges = ChunkCheck(text, maxTokens: 300, counter: QuarterCounter()).chunks.map(\.range)
        for _ in 0..<3 {
            #expect(ChunkCheck(text, maxTokens: 300, counter: QuarterCounter()).chunks.map(\.range) == ranges)
        }
    }

    @Test func `a text within the limit is one chunk`() {
        let check = ChunkCheck("# A\n\nb\n\nc", markdown: true, maxTokens: 9, counter: ByteCounter())
        #expect(check.chunks.map(\.text) == ["# A\n\nb\n\nc"])
    }

    @Test func `an empty text has no chunk`() {
        #expect(ChunkCheck("", maxTokens: 8, counter: ByteCounter()).chunks.isEmpty)
    }

    @Test func `a cut falls before a heading rather than a paragraph, and there rather than in one`() {
        let text = "One two. Three four.\n\nFive six.\n\n# Seven\n\nEight nine. Ten.\n\nEleven."
        let check = ChunkCheck(text, markdown: true, maxTokens: 45, counter: ByteCounter())
        #expect(check.chunks.map(\.text).map { $0.prefix(7) } == ["One two", "# Seven"])
    }

    @Test func `chunks are not needlessly small`() {
        var random = SeededGenerator(seed: 6)
        let text = TestText.paragraphs(200, &random).joined(separator: "\n\n")
        let check = ChunkCheck(text, maxTokens: 2_000, counter: ByteCounter())
        #expect(check.chunks.count <= text.utf8.count / 2_000 * 2)
    }

    @Test func `a flag is never cut, however many there are in a row`() {
        let text = String(repeating: "🇩🇪", count: 500)
        for maxTokens in [9, 12, 13, 20, 100, 300] {
            let check = ChunkCheck(text, maxTokens: maxTokens, counter: ByteCounter())
            #expect(check.chunks.allSatisfy { $0.bytes.count.isMultiple(of: 8) })
        }
    }

    @Test func `a limit of less than 8 tokens is refused`() async {
        await #expect(processExitsWith: .failure) {
            _ = ChunkSettings(maxTokens: 7, counter: ByteCounter())
        }
    }
}
