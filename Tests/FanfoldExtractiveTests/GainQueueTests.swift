internal import FanfoldTestKit
@testable import FanfoldExtractive
import Testing

@Suite struct GainQueueTests {
    private func lanes(_ gains: [Double], count: Int = 1) -> [[GainQueue.Gain]] {
        var lanes: [[GainQueue.Gain]] = Array(repeating: [], count: count)
        for (index, gain) in gains.enumerated() {
            lanes[index % count].append(GainQueue.Gain(candidate: index, value: gain))
        }
        return lanes
    }

    @Test(arguments: [1, 3])
    func `gives the greatest gain first and the earlier of equals`(_ laneCount: Int) {
        var random = SeededGenerator(seed: 30)
        for _ in 0..<50 {
            var gains = (0..<40).map { _ in Double(random.below(10)) }
            var queue = GainQueue(lanes(gains, count: laneCount))
            while let best = queue.next(fits: { _ in true }, share: { _ in 1 }, weigh: { gains[$0] }) {
                #expect(best.value == gains.max())
                #expect(gains.firstIndex(of: best.value) == best.candidate)
                gains[best.candidate] = -1
            }
            #expect(gains.allSatisfy { $0 == -1 })
        }
    }

    @Test func `gives what a search through all would give as gains shrink`() {
        var random = SeededGenerator(seed: 31)
        for _ in 0..<50 {
            var gains = (0..<30).map { _ in Double(random.below(50)) }
            var shares = [1.0, 1.0, 1.0]
            var queue = GainQueue(lanes(gains, count: 3))
            while let best = queue.next(fits: { _ in true }, share: { shares[$0] }, weigh: { gains[$0] }) {
                let now = gains.indices.map { gains[$0] * shares[$0 % 3] }
                #expect(best.value == now.max())
                #expect(now.firstIndex(of: best.value) == best.candidate)
                gains[best.candidate] = -1
                shares[best.candidate % 3] *= 0.75
                for index in gains.indices where gains[index] > 0 && random.below(3) == 0 {
                    gains[index] /= 2
                }
            }
            #expect(gains.allSatisfy { $0 == -1 })
        }
    }

    @Test func `drops what does not fit`() {
        var queue = GainQueue(lanes([4, 3, 2, 1]))
        let best = queue.next(fits: { $0 > 1 }, share: { _ in 1 }, weigh: { _ in 0 })
        #expect(best?.candidate == 2)
    }

    @Test func `a lane's loss has nothing weighed again`() {
        var weighings = 0
        var share = 1.0
        var queue = GainQueue(lanes(Array(repeating: 1, count: 2000)))
        for _ in 0..<100 {
            _ = queue.next(fits: { _ in true }, share: { _ in share }) { _ in
                weighings += 1
                return 1
            }
            share *= 0.9
        }
        #expect(weighings < 100)
    }

    @Test func `only what comes to the top is weighed again`() {
        var weighings = 0
        var queue = GainQueue(lanes((0..<2000).map { Double($0) }))
        for _ in 0..<100 {
            _ = queue.next(fits: { _ in true }, share: { _ in 1 }) {
                weighings += 1
                return Double($0) - 5
            }
        }
        #expect(weighings < 1000)
    }
}
