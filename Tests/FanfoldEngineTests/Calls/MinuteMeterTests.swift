internal import FanfoldTestKit
internal import Testing

@testable internal import FanfoldEngine

@Suite struct `Minute meter` {
    @Test(arguments: [1, 7, 60, 600, 6_000])
    func `no minute has more than the limit, and little less`(limit: Int) {
        var meter = MinuteMeter(limit: limit)
        var random = SeededGenerator(seed: UInt64(limit))
        var (now, sent) = (0.0, [Double]())
        while now < 200 {
            if let time = meter.time(for: 1, now: now) {
                #expect(time > now)
                now = time
            } else {
                meter.take(1, now: now)
                sent.append(now)
                // Now and then it rests, as if to save up.
                if random.below(limit) == 0 { now += 5 }
            }
        }
        var start = 0
        for (end, time) in sent.enumerated() {
            while sent[start] <= time - 60 { start += 1 }
            #expect(end - start + 1 <= limit)
        }
        #expect(Double(sent.count) >= Double(limit) * (200 / 60.0) * 0.75)
    }

    @Test func `a large use is paid back before the next`() {
        var meter = MinuteMeter(limit: 6_000)
        let first = meter.time(for: 5_000, now: 0)
        #expect(first == nil)
        meter.take(5_000, now: 0)
        let next = meter.time(for: 1_000, now: 0) ?? 0
        #expect(next > 49 && next < 51)
        meter.settle(-5_000, now: 0)
        let last = meter.time(for: 100, now: 0)
        #expect(last == nil)
    }
}
