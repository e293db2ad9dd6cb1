import FanfoldCore
import Testing

@testable import FanfoldLab

@Suite struct `Faults` {
    private func fault(_ shares: FaultShares, prompt: UInt64, attempt: Int = 1) -> FaultKind? {
        var draws = PromptDraws(seed: 1, prompt: prompt, attempt: attempt)
        return shares.fault(&draws)
    }

    @Test func `the shares of many calls are those that were asked for`() throws {
        let shares = try FaultShares("429=0.3,drop=0.1")
        let drawn = (0..<10_000 as Range<UInt64>).map { fault(shares, prompt: $0) }
        #expect((2_850...3_150).contains(drawn.count { $0 == .tooMany }))
        #expect((900...1_100).contains(drawn.count { $0 == .drop }))
        #expect(drawn.allSatisfy { [.tooMany, .drop, nil].contains($0) })
    }

    @Test func `the same prompt and attempt draw the same, the next attempt draws anew`() throws {
        let shares = try FaultShares("all=0.5")
        let first = (0..<100 as Range<UInt64>).map { fault(shares, prompt: $0) }
        #expect(first == (0..<100 as Range<UInt64>).map { fault(shares, prompt: $0) })
        #expect(first != (0..<100 as Range<UInt64>).map { fault(shares, prompt: $0, attempt: 2) })
    }

    @Test func `all spreads over the kinds that are not named`() throws {
        let shares = try FaultShares("all=0.9,drop=0")
        let drawn = Set((0..<2_000 as Range<UInt64>).compactMap { fault(shares, prompt: $0) })
        #expect(drawn == Set(FaultKind.allCases).subtracting([.drop]))
        #expect(try FaultShares("all=1") == FaultShares(all: 1))
    }

    @Test(arguments: [
        ("429", FaultShareError.notAShare("429")), ("429=2", .notAShare("429=2")),
        ("drop=x", .notAShare("drop=x")), ("drops=0.1", .unknownKind("drops")),
        ("drop=0.75,stall=0.75", .tooMuch(1.5)),
    ])
    func `a list that can't be read says why`(text: String, error: FaultShareError) {
        #expect(throws: error) { try FaultShares(text) }
    }

    @Test func `latency is drawn from its distribution`() throws {
        func delays(_ text: String) throws -> [Duration] {
            let latency = try #require(Latency(text))
            return (0..<2_001 as Range<UInt64>).map { prompt in
                var draws = PromptDraws(seed: 1, prompt: prompt, attempt: 1)
                return latency.delay(&draws)
            }.sorted()
        }
        #expect(try Set(delays("fixed:20")) == [.milliseconds(20)])
        let even = try delays("uniform:100,300")
        #expect(even[0] >= .milliseconds(100) && even[2_000] < .milliseconds(300))
        #expect(abs(even[1_000] / .milliseconds(1) - 200) < 10)
        let skewed = try delays("lognormal:200,0.5")
        #expect(abs(skewed[1_000] / .milliseconds(1) - 200) < 12)
        // One standard deviation above the median: 200 ms times e to the 0.5.
        #expect(abs(skewed[1_683] / .milliseconds(1) - 329.7) < 25)
    }

    @Test(arguments: [
        "", "fixed", "fixed:-1", "uniform:3,1", "lognormal:5", "fixed:nan", "slow:3", "fixed:1,2",
    ])
    func `a latency that can't be read is none`(text: String) { #expect(Latency(text) == nil) }
}
