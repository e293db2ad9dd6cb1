/// How many calls lie at each distance from the end of a run.
package struct StepCount: Sendable, Equatable {
    /// The calls by the length of their path to the end, from one call up.
    private var counts: [Int] = []

    package init() {}

    /// Counts a call.
    ///
    /// - Parameter pathLength: The calls from this one to the end, itself included.
    package mutating func add(_ pathLength: Int) {
        while counts.count < pathLength { counts.append(0) }
        counts[pathLength - 1] += 1
    }

    /// The most times faster than one call after the other that `concurrency` permits can be.
    ///
    /// Were all calls alike, the last k steps would take k calls' time at least, and the calls further from
    /// the end than that their number over the permits (Hu's bound).
    package func bestSpeedUp(concurrency: Int) -> Double {
        var calls = 0
        var least = 0.0
        for (index, count) in counts.enumerated().reversed() {
            least = max(least, Double(index + 1) + Double(calls) / Double(concurrency))
            calls += count
        }
        least = max(least, Double(calls) / Double(concurrency))
        return calls == 0 ? 1 : Double(calls) / least
    }
}
