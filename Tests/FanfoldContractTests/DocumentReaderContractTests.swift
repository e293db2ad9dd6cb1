internal import FanfoldCore
internal import FanfoldDocuments
internal import FanfoldTestKit
internal import Testing

@Suite struct `Document reader contract` {
    /// A new reader joins here.
    static let readers: [any DocumentReader] = [TextReader(), MarkdownReader(), HTMLReader()]

    @Test(arguments: readers) func `random texts keep the contract`(reader: any DocumentReader) {
        var random = SeededGenerator(seed: 1)
        let contract = DocumentReaderContract(reader)
        for _ in 0..<150 {
            let text = TestText.random(&random, pieces: random.below(50))
            #expect(contract.flaws(reading: Array(text.utf8)) == [], "\(text.debugDescription)")
        }
    }

    @Test(arguments: readers) func `random markup keeps the contract`(reader: any DocumentReader) {
        var random = SeededGenerator(seed: 2)
        let marks = [
            "<p>", "</p>", "<div class=a>", "</div>", "<h2>Title</h2>", "<ul><li>", "<table><tr><td>", "<br>",
            "<pre>", "<!--", "-->", "&amp;", "&#x1F600;", "<script>", "</script>", "Words of a page. ", "\n",
            "<", "\"", "<a href='x'>", "<article>", "<blockquote>",
        ]
        for _ in 0..<150 {
            let text = (0..<random.below(60)).map { _ in marks[random.below(marks.count)] }.joined()
            let flaws = DocumentReaderContract(reader).flaws(reading: Array(text.utf8))
            #expect(flaws == [], "\(text.debugDescription)")
        }
    }

    @Test(arguments: readers) func `texts at the edges keep the contract`(reader: any DocumentReader) {
        for text in TestText.edges {
            let flaws = DocumentReaderContract(reader).flaws(reading: Array(text.utf8))
            #expect(flaws == [], "\(text.prefix(40).debugDescription)")
        }
    }

    @Test(arguments: readers) func `any bytes keep the contract`(reader: any DocumentReader) {
        var random = SeededGenerator(seed: 3)
        for trial in 0..<150 {
            let alphabet = trial.isMultiple(of: 2) ? 256 : 16
            let bytes = (0..<random.below(600)).map { _ in
                UInt8(truncatingIfNeeded: random.below(alphabet) * (trial % 3 + 1))
            }
            #expect(DocumentReaderContract(reader).flaws(reading: bytes) == [], "\(bytes)")
        }
    }
}
