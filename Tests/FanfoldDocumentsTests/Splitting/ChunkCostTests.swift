internal import FanfoldCore
internal import FanfoldTestKit
internal import Testing

@testable internal import FanfoldDocuments

@Suite struct `Cost of splitting` {
    /// How often each byte of a text is counted.
    private func passes(_ unit: String, byteCount: Int, counter: any TokenCounter) -> Double {
        let text = String(repeating: unit, count: byteCount / unit.utf8.count)
        let accounting = AccountingCounter(counter)
        let check = ChunkCheck(text, maxTokens: 400, counter: accounting)
        let shown = accounting.shownByteCount
        #expect(check.tilingFlaws == [])
        return Double(shown) / Double(text.utf8.count)
    }

    @Test(arguments: [
        "A sentence of some words. ", "word ", "x", "A paragraph.\n\n", "\n", " ", "one line\n", "港",
        String(repeating: "word ", count: 300) + "End. ", String(repeating: "x", count: 1_500) + ". ",
    ])
    func `every byte is counted a few times, whatever the length`(unit: String) {
        for counter in [ByteCounter(), QuarterCounter()] as [any TokenCounter] {
            for byteCount in [20_000, 80_000] {
                #expect(passes(unit, byteCount: byteCount, counter: counter) <= 6)
            }
        }
    }

    @Test func `a counter that grows with the square costs a few passes more`() {
        for unit in ["word ", "x", "A paragraph.\n\n"] {
            #expect(passes(unit, byteCount: 40_000, counter: SuperadditiveCounter()) <= 30)
        }
    }

    @Test(.timeLimit(.minutes(5)))
    func `a block as long as the text is not read anew for every chunk`() {
        // Sentences over the limit make a chunk look for words; read anew each time, this takes minutes.
        let sentence = String(repeating: "ninechars ", count: 45) + "end. "
        let check = ChunkCheck(
            String(repeating: sentence, count: 4_000),
            maxTokens: 400,
            counter: ByteCounter()
        )
        #expect(check.chunks.count >= 4_000)
        #expect(check.chunks.allSatisfy { $0.blocks.first?.lines == 1...1 })
    }
}
