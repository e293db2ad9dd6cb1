internal import FanfoldTestKit
internal import FanfoldCore
internal import Foundation
internal import Testing

@testable internal import FanfoldDocuments

@Suite struct `Byte pair token counter` {
    /// What the reference implementation makes of a text, by split pattern.
    struct Expectation: Decodable {
        var text: String
        var r50k: [Int]
        var cl100k: [Int]
        var o200k: [Int]

        func tokens(_ pattern: SplitPattern) -> [Int] {
            switch pattern {
            case .r50k: r50k
            case .cl100k: cl100k
            case .o200k: o200k
            }
        }
    }

    static func fixture(_ name: String) throws -> [UInt8] {
        let url = try #require(
            Bundle.module.url(forResource: name, withExtension: nil, subdirectory: "Fixtures")
        )
        return Array(try Data(contentsOf: url))
    }

    static func counter(_ pattern: SplitPattern = .cl100k) throws -> BytePairTokenCounter {
        try BytePairTokenCounter(
            vocabulary: fixture("small.tiktoken"),
            named: "small.tiktoken",
            pattern: pattern
        )
    }

    @Test(arguments: SplitPattern.allCases)
    func `tokens are those of the reference implementation`(pattern: SplitPattern) throws {
        let counter = try Self.counter(pattern)
        let expectations = try JSONDecoder().decode(
            [Expectation].self,
            from: Data(Self.fixture("expected-tokens.json"))
        )
        #expect(expectations.count >= 100)
        for expectation in expectations {
            let text = Array(expectation.text.utf8)
            #expect(counter.tokens(text.span) == expectation.tokens(pattern), "\(expectation.text)")
            #expect(counter.count(text.span) == expectation.tokens(pattern).count)
        }
    }

    @Test(arguments: [1, 2, 47, 48, 49, 50, 200])
    func `a long word merges by queue as by scan`(length: Int) throws {
        let vocabulary = try BytePairVocabulary(
            parsing: Self.fixture("small.tiktoken"),
            name: "small.tiktoken"
        )
        var random = SeededGenerator(seed: UInt64(length))
        for _ in 0..<20 {
            let word = (0..<length).map { _ in
                Array("etaoin shr".utf8)[Int.random(in: 0..<10, using: &random)]
            }
            var byQueue = BytePairMerger(vocabulary, scanLimit: 0)
            var byScan = BytePairMerger(vocabulary, scanLimit: .max)
            byQueue.merge(word.span)
            byScan.merge(word.span)
            #expect(byQueue.tokens == byScan.tokens)
            #expect(byQueue.tokens == Self.mergeNaively(word, vocabulary))
        }
    }

    @Test func `a word of a hundred thousand bytes takes no quadratic time`() throws {
        let word = Array(repeating: UInt8(ascii: "e"), count: 100_000)
        let start = ContinuousClock.now
        #expect(try Self.counter().count(word.span) > 1000)
        #expect(ContinuousClock.now - start < .seconds(10))
    }

    @Test func `a word beyond any length is counted in parts, near the exact count`() throws {
        let counter = try Self.counter()
        let word = Array(String(repeating: "haystack", count: 1024).utf8)
        #expect(counter.count(word.span) == counter.tokens(word.span).count)
        let words = Array(repeating: word, count: 8).flatMap(\.self)
        #expect(counter.count(words.span) == 8 * counter.count(word.span))
        #expect(abs(counter.count(words.span) - counter.tokens(words.span).count) <= 16)
    }

    @Test func `empty text has no tokens and other text has some`() throws {
        let counter = try Self.counter()
        #expect(counter.count([UInt8]().span) == 0)
        for byte in UInt8.min..<0x80 { #expect(counter.count(ArraySlice([byte])) == 1) }
    }

    @Test func `a text cut inside a scalar is counted without a trap`() throws {
        let text = Array("é中🎉".utf8)
        for pattern in SplitPattern.allCases {
            let counter = try Self.counter(pattern)
            for end in 1...text.count { #expect(counter.count(text[..<end]) > 0) }
        }
    }

    @Test func `identity names the file's hash and the pattern`() throws {
        let file = try Self.fixture("small.tiktoken")
        let prefix = Digest(of: file).description.prefix(16)
        #expect(try Self.counter(.o200k).identity == "tiktoken-\(prefix)-o200k")
        #expect(try Self.counter(.r50k).identity != Self.counter(.cl100k).identity)
    }

    @Test(arguments: [
        ("o200k_base.tiktoken", 10, SplitPattern.o200k), ("CL100K_base.tiktoken", 200_000, .cl100k),
        ("p50k_base.tiktoken", 10, .r50k), ("gpt2.tiktoken", 10, .r50k), ("mine", 900, .cl100k),
        ("mine", 50_257, .r50k), ("mine", 100_256, .cl100k), ("mine", 199_998, .o200k),
    ])
    func `the pattern follows from the name, else the size`(name: String, count: Int, pattern: SplitPattern) {
        #expect(SplitPattern(vocabularyName: name, tokenCount: count) == pattern)
    }

    /// Merges by looking at bytes alone, as the algorithm is published.
    private static func mergeNaively(_ word: [UInt8], _ vocabulary: BytePairVocabulary) -> [UInt32] {
        var parts = word.map { [$0] }
        while true {
            var best: (rank: UInt32, index: Int)?
            for index in parts.indices.dropLast() {
                let joined = parts[index] + parts[index + 1]
                if let rank = vocabulary.tokens.rank(of: joined.span), rank < best?.rank ?? .max {
                    best = (rank, index)
                }
            }
            guard let best else { break }
            parts[best.index] += parts.remove(at: best.index + 1)
        }
        return parts.compactMap { vocabulary.tokens.rank(of: $0.span) }
    }
}
