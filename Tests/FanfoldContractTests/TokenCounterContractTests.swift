internal import FanfoldCore
internal import FanfoldDocuments
internal import FanfoldTestKit
internal import Foundation
internal import Testing

@Suite struct `Token counter contract` {
    /// A new counter that estimates joins here.
    static let estimates: [any TokenCounter] = [EstimatingTokenCounter(), ByteCounter(), QuarterCounter()]

    /// A new counter that is exact joins here.
    static func exact() throws -> [any TokenCounter] {
        [try BytePairTokenCounter(vocabulary: vocabulary, named: "bytes.tiktoken", pattern: .cl100k)]
    }

    /// Single bytes and a few pairs.
    private static var vocabulary: [UInt8] {
        let tokens = (0...255).map { [UInt8($0)] } + ["th", "he", "in", " a"].map { Array($0.utf8) }
        let lines = tokens.enumerated().map { "\(Data($1).base64EncodedString()) \($0)\n" }
        return Array(lines.joined().utf8)
    }

    private func texts(seed: UInt64) -> [String] {
        var random = SeededGenerator(seed: seed)
        return TestText.pieces + TestText.edges.map { String($0.prefix(60)) }
            + (0..<50).map { _ in TestText.random(&random, pieces: 1 + random.below(12)) }
    }

    @Test(arguments: estimates) func `estimates keep the contract`(counter: any TokenCounter) {
        let contract = TokenCounterContract(counter)
        #expect(contract.flaws(in: texts(seed: 1)) == [])
        #expect(contract.superadditiveCuts(in: texts(seed: 2)) == [])
    }

    @Test func `exact counters keep the contract`() throws {
        for counter in try Self.exact() {
            #expect(TokenCounterContract(counter).flaws(in: texts(seed: 3)) == [])
        }
    }
}
