/// How a pace goes on after it was lowered.
struct PaceCurve: Sendable {
    /// The way up.
    enum Rise {
        /// By the same part in every period: while nothing is known of where the limit is.
        case even(part: Double, period: Double)
        /// To the pace that failed, a rest there, and on: slowest where it failed last.
        case cubic(length: Double)
    }

    /// When it began.
    let start: Double
    /// The pace that was found to be answered.
    let ceiling: Double
    /// Where it begins, as a part of that.
    let depth: Double
    let rise: Rise

    /// Calls a second.
    func rate(_ now: Double) -> Double {
        switch rise {
        case .even(let part, let period):
            var rate = ceiling * depth
            var left = (now - start) / period
            while left >= 1, rate < 1e6 {
                rate *= 1 + part
                left -= 1
            }
            return rate * (1 + part * max(0, min(left, 1)))
        case .cubic(let length):
            let distance = (length - (now - start)) / length
            return ceiling * (1 - (1 - depth) * distance * distance * distance)
        }
    }
}
