/// Picks the sentences that together cover most of what a document keeps saying.
///
/// Greedy budgeted cover: a sentence gains by the concepts it holds, each worth less the more often it is
/// covered already, so that no two picks say the same.
struct CoverSelection {
    struct Pick {
        var candidate: Int
        var gain: Double
    }

    private let pool: CandidatePool
    private let yardstick: Yardstick
    /// What each concept is worth, by its index in the pool.
    private let worths: [Double]
    /// How much each concept is asked for by the instructions; empty without instructions.
    private let focus: [Double]
    /// What is left of a concept's worth after it was covered so many times.
    private let decays: [Double]
    private let focusDecays: [Double]
    private let budget: Int
    private var spread: Spread
    private var covered: [UInt8]

    init(pool: CandidatePool, yardstick: Yardstick, focus: Focus, words: Int) {
        budget = words
        self.pool = pool
        self.yardstick = yardstick
        worths = pool.distinct.map(yardstick.worth)
        self.focus =
            focus.concepts.isEmpty
            ? [] : pool.distinct.map { focus.concepts.contains($0) ? yardstick.focus(on: $0) : 0 }
        decays = Self.powers(of: yardstick.parameters.repeatDecay)
        focusDecays = Self.powers(of: yardstick.parameters.focusDecay)
        covered = Array(repeating: 0, count: pool.distinct.count)
        spread = Spread(over: pool, budget: words, parameters: yardstick.parameters)
    }

    private static func powers(of base: Double) -> [Double] {
        var power = 1.0
        return (0..<32).map { _ in
            defer { power *= base }
            return power
        }
    }

    /// The picks for a budget of words, the most valuable of each kind first.
    ///
    /// Sentences of usual length come first; longer ones where these leave room; what is no sentence
    /// where these leave most of the budget; fragments and sentences beyond the budget only where there
    /// is nothing else.
    mutating func picks() -> [Pick] {
        let usualWords = yardstick.parameters.usualWords
        var left = budget
        var picks = picks(words: &left) { usualWords.contains($0.wordCount) && $0.form.isSentence }
        picks += self.picks(words: &left) { $0.wordCount > usualWords.upperBound && $0.form.isSentence }
        if (budget - left) * 3 < budget {
            picks += self.picks(words: &left) { $0.wordCount >= usualWords.lowerBound && !$0.form.isSentence }
        }
        if picks.isEmpty { picks = self.picks(words: &left) { $0.wordCount < usualWords.lowerBound } }
        if picks.isEmpty {
            // Every sentence is longer than the budget: one, whole, is better than none.
            left = .max
            picks = self.picks(words: &left, atMost: 1) { _ in true }
        }
        return picks
    }

    /// Picks among the sentences that are allowed while `left` words last.
    private mutating func picks(
        words left: inout Int,
        atMost limit: Int = .max,
        where isAllowed: (CandidatePool.Candidate) -> Bool
    ) -> [Pick] {
        var factors = Array(repeating: 0.0, count: pool.candidates.count)
        var gains: [[GainQueue.Gain]] = Array(repeating: [], count: spread.laneCount)
        var fewestWords = Int.max
        for (index, candidate) in pool.candidates.enumerated() where !candidate.isRepeat {
            guard candidate.wordCount <= left, isAllowed(candidate) else { continue }
            factors[index] = factor(of: candidate)
            let gain = GainQueue.Gain(candidate: index, value: factors[index] * coverage(of: candidate))
            gains[spread.lane(of: candidate)].append(gain)
            fewestWords = min(fewestWords, candidate.wordCount)
        }
        var queue = GainQueue(gains)
        var picks: [Pick] = []
        while left >= fewestWords, picks.count < limit,
            let best = queue.next(
                fits: { pool.candidates[$0].wordCount <= left },
                share: spread.worth(ofLane:),
                weigh: { factors[$0] * coverage(of: pool.candidates[$0]) }
            )
        {
            // What adds nothing is better than nothing, and no better than less.
            if best.value <= 0, left < budget { break }
            let candidate = pool.candidates[best.candidate]
            picks.append(Pick(candidate: best.candidate, gain: best.value))
            left -= candidate.wordCount
            cover(candidate)
        }
        return picks
    }

    private mutating func cover(_ candidate: CandidatePool.Candidate) {
        spread.take(candidate)
        for concept in pool.conceptIndices[candidate.concepts]
        where Int(covered[Int(concept)]) < decays.count - 1 {
            covered[Int(concept)] += 1
        }
    }

    /// What a sentence would add to the picks so far, wherever it stands.
    private func coverage(of candidate: CandidatePool.Candidate) -> Double {
        var sum = 0.0
        var asked = 0.0
        for concept in pool.conceptIndices[candidate.concepts] {
            let times = Int(covered[Int(concept)])
            sum += worths[Int(concept)] * decays[times]
            if !focus.isEmpty { asked += focus[Int(concept)] * focusDecays[times] }
        }
        return sum * (1 + yardstick.parameters.focusBonus * asked)
    }

    /// Place, form, centrality and length: the part of a sentence's gain that no pick changes.
    private func factor(of candidate: CandidatePool.Candidate) -> Double {
        guard !candidate.concepts.isEmpty else { return 0 }
        var sum = 0.0
        for concept in pool.conceptIndices[candidate.concepts] { sum += worths[Int(concept)] }
        let mean = sum / Double(candidate.concepts.count)
        // The fourth root of the mean prefers sentences made of the document's own subjects, a little; by
        // the root of their length, long sentences neither win by length alone nor lose to fragments.
        let centrality = mean.squareRoot().squareRoot()
        let form = candidate.form.worth
        let worth = yardstick.worth(ofPlace: candidate.place) * form * centrality
        // A folder has many statements to choose among, and none has its neighbours around it: form counts
        // more there. A statement's own weight, which its length is part of, tells what it covers of its
        // document; by the root of what it is worth here, documents that share words do not win by that.
        if pool.ground == .folder {
            return worth * form * form * candidate.weight / max(sum, .leastNormalMagnitude).squareRoot()
        }
        return worth / Double(max(1, candidate.wordCount)).squareRoot()
    }
}
