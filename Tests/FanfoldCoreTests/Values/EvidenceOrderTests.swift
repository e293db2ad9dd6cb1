import FanfoldCore
import Testing

@Suite struct `Evidence in order` {
    private func evidence(_ range: Range<Int>, _ passage: String? = nil, in document: String = "d")
        -> Evidence
    {
        Evidence(document: document, range: range, lines: passage.map { _ in 1...2 }, passage: passage)
    }

    @Test func `neighbours are named as one`() {
        #expect([evidence(12..<20), evidence(0..<10)].bySpan == [evidence(0..<20)])
        #expect([evidence(0..<10), evidence(60..<70)].bySpan == [evidence(0..<10), evidence(60..<70)])
        let others = [evidence(0..<10), evidence(10..<20, in: "e")]
        #expect(others.bySpan == others)
    }

    @Test func `what has lines and a passage keeps them`() {
        let traced = [evidence(0..<10, "One thing."), evidence(12..<20, "Another.")]
        #expect(traced.bySpan == traced)
        #expect((traced + traced).bySpan == traced)
    }
}
