import Testing

@testable import FanfoldEngine

@Suite struct `Noise of refusals` {
    /// Noise that refuses one of so many calls, as a trial found.
    private func noise(oneOf period: Int) -> RefusalNoise {
        var noise = RefusalNoise()
        noise.tryHalf(after: RefusalNoise.Tally(count: 10 * period, refused: 10))
        var calls = 0
        while noise.isTrial {
            calls += 1
            _ = noise.addToTrial(isRefusal: calls.isMultiple(of: period), now: 0)
        }
        return noise
    }

    private func answers(_ count: Int) -> Outcomes {
        var outcomes = Outcomes()
        for call in 1...count {
            let time = Double(call)
            outcomes.add(Outcomes.Entry(sentAt: time, endedAt: time, isRefusal: false))
        }
        return outcomes
    }

    @Test(arguments: [(4, 64), (20, 150)])
    func `is gone when there is none among more calls than chance explains`(period: Int, calls: Int) {
        var noise = noise(oneOf: period)
        #expect(noise.isBorne)
        noise.review(answers(calls))
        #expect(!noise.isBorne)
    }

    @Test func `that is rare is not gone because a few calls met none`() {
        var noise = noise(oneOf: 20)
        noise.review(answers(100))
        #expect(noise.isBorne)
    }
}
