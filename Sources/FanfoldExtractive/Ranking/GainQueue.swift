/// Gives candidates in the order of their gains, where gains only ever shrink.
///
/// So a candidate is weighed again only when it comes to the top. Candidates stand in lanes, and what is
/// lost by a whole lane at once has none of them weighed again.
struct GainQueue {
    /// A candidate with what it gains beside the picks so far.
    struct Gain {
        var candidate: Int
        var value: Double

        func isBefore(_ other: Gain) -> Bool {
            value != other.value ? value > other.value : candidate < other.candidate
        }
    }

    private var lanes: [MaximumHeap]
    /// How many candidates were taken.
    private var round = 0

    /// A queue of candidates with their gains, a list a lane.
    init(_ lanes: [[Gain]]) {
        self.lanes = lanes.map { lane in
            MaximumHeap(lane.map { MaximumHeap.Entry(gain: $0, round: 0) })
        }
    }

    /// Takes out the candidate that gains most after its lane's share, the first of equals.
    ///
    /// - Parameters:
    ///   - fits: Whether a candidate may still be taken; it is dropped if not.
    ///   - share: What a lane leaves of its candidates' gains, from 0 to 1.
    ///   - weigh: What a candidate gains now, by itself: no more than when it was weighed before.
    /// - Returns: The candidate and its gain, or `nil` if none is left.
    mutating func next(fits: (Int) -> Bool, share: (Int) -> Double, weigh: (Int) -> Double) -> Gain? {
        var best: (gain: Gain, lane: Int)?
        for lane in lanes.indices {
            let share = share(lane)
            while let top = lanes[lane].first {
                let candidate = top.gain.candidate
                guard fits(candidate) else {
                    lanes[lane].removeFirst()
                    continue
                }
                let gain = Gain(candidate: candidate, value: top.gain.value * share)
                // Even what it once gained would not do.
                if let best, best.gain.isBefore(gain) { break }
                if top.round == round {
                    best = (gain, lane)
                    break
                }
                let weighed = Gain(candidate: candidate, value: weigh(candidate))
                lanes[lane].replaceFirst(MaximumHeap.Entry(gain: weighed, round: round))
            }
        }
        guard let best else { return nil }
        lanes[best.lane].removeFirst()
        round += 1
        return best.gain
    }
}
