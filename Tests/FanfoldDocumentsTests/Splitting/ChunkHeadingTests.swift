internal import FanfoldCore
internal import FanfoldTestKit
internal import Testing

@testable internal import FanfoldDocuments

@Suite struct `Headings and chunks` {
    @Test func `a heading stays with its text even where that is one long word`() {
        for length in 20..<90 {
            let text = "Some words before.\n\n# Heading\n\n" + String(repeating: "x", count: length)
            let check = ChunkCheck(text, markdown: true, maxTokens: 40, counter: ByteCounter())
            #expect(check.headingFlaws == [], "\(length)")
        }
    }

    @Test func `a heading stays with its text where no sentence ends`() {
        for words in 5..<60 {
            let text = "Some words.\n\n## Heading\n\n" + String(repeating: "word ", count: words)
            let check = ChunkCheck(text, markdown: true, maxTokens: 48, counter: ByteCounter())
            #expect(check.headingFlaws == [], "\(words)")
        }
    }

    @Test func `a heading stays with the heading below it`() {
        for words in 1..<40 {
            let text =
                String(repeating: "word ", count: words) + "\n\n# Top\n\n## Below\n\nIts text. And more."
            let check = ChunkCheck(text, markdown: true, maxTokens: 60, counter: ByteCounter())
            #expect(check.headingFlaws == [], "\(words)")
        }
    }

    @Test func `headings of one level, one after another, are cut between`() {
        let text = String(repeating: "## Heading\n\n", count: 40)
        let check = ChunkCheck(text, markdown: true, maxTokens: 50, counter: ByteCounter())
        #expect(check.chunks.allSatisfy { $0.text.hasPrefix("## Heading\n") })
    }

    @Test func `the path names the sections a chunk's first byte lies in`() {
        let body = "Words that fill the section up to its end.\n\n"
        let text = "# A\n\n\(body)## B\n\n\(body)\(body)## C\n\n\(body)# D\n\n\(body)"
        let check = ChunkCheck(text, markdown: true, maxTokens: 60, counter: ByteCounter())
        let paths = check.chunks.map { "\($0.text.prefix(4).split(separator: "\n")[0]): \($0.headingPath)" }
        #expect(
            paths == [
                "# A: []", "## B: [\"A\"]", "Word: [\"A\", \"B\"]", "## C: [\"A\"]", "# D: []",
            ]
        )
    }
}
