internal import FanfoldCore
internal import FanfoldTestKit
internal import Testing

@testable internal import FanfoldDocuments

@Suite struct `Estimating token counter` {
    private let counter = EstimatingTokenCounter()

    private func count(_ text: String) -> Int { counter.count(Array(text.utf8).span) }

    @Test func `only empty text has no tokens`() {
        #expect(count("") == 0)
        for byte in UInt8.min...UInt8.max { #expect(counter.count(ArraySlice([byte])) >= 1) }
    }

    @Test func `two parts never count less than the whole`() {
        let samples = [
            "the ", "Ferry", "42", "\n\n", "é", "мир", "中文", "かな", "🎉", "’", "مر", "();", "\t", "x",
        ]
        var random = SeededGenerator(seed: 8)
        for _ in 0..<300 {
            let text = Array(
                (0..<12).map { _ in samples[Int.random(in: 0..<samples.count, using: &random)] }.joined().utf8
            )
            let whole = counter.count(text.span)
            for cut in 0...text.count {
                #expect(counter.count(text[..<cut]) + counter.count(text[cut...]) >= whole)
                #expect(counter.count(text[..<cut]) <= whole)
            }
        }
    }

    @Test func `no cost is above what the same byte costs at a start`() {
        for kind in ByteClass.allCases {
            #expect(0 < kind.cost.same)
            #expect(kind.cost.same <= kind.cost.word)
            #expect(kind.cost.word <= kind.cost.start)
        }
    }

    // The counts are those of cl100k and o200k; where they differ the estimate may be any between.
    @Test(arguments: [
        ("The clerk writes the wind, the tide and the names of the boats into a ledger.", 18...18),
        ("let total = prices.reduce(0) { $0 + $1.amount * rate }", 18...18),
        ("1004,2023-07-14,318.20,99173\n1011,2023-01-02,41.95,20031", 33...33),
        ("Die Bücherei schließt heute wegen Bauarbeiten schon um siebzehn Uhr.", 18...21),
        ("Старая мельница на берегу реки стояла пустой почти сорок лет.", 19...30),
        ("城南的旧车站去年被改造成了一座小型博物馆。", 18...26),
    ])
    func `estimates are near the counts of published vocabularies`(text: String, tokens: ClosedRange<Int>) {
        let margin = tokens.lowerBound / 5
        #expect(
            (tokens.lowerBound - margin...tokens.upperBound + margin).contains(count(text)),
            "\(count(text))"
        )
    }

    @Test func `long runs are not free`() {
        for mark in ["\n", " ", "=", "a", "0", "中"] {
            #expect(count(String(repeating: mark, count: 10_000)) >= 100)
        }
    }
}
