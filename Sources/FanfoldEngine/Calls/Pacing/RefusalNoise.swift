/// Finds out whether refusals come at any pace, so that going slower does not help.
///
/// A limit explains refusals at a pace near the one that failed, and few well below it. Where some come there,
/// the pace is halved for a number of calls: a limit then refuses much less, noise refuses the same share,
/// and is borne.
struct RefusalNoise: Sendable {
    /// Calls, and how many of them were refused.
    struct Tally {
        var count = 0
        var refused = 0

        var share: Double { count == 0 ? 0 : Double(refused) / Double(count) }

        mutating func add(isRefusal: Bool) {
            count += 1
            if isRefusal { refused += 1 }
        }
    }

    /// Half the pace, tried to tell a limit from noise.
    struct Trial: Sendable {
        /// What came at the whole pace.
        let before: Tally
        private(set) var tally = Tally()
        /// How much likelier noise makes what was seen than a limit does.
        private(set) var odds = 1.0

        init(after before: Tally) { self.before = before }

        /// The share of refusals that noise gives.
        private var underNoise: Double { min(max(before.share, 0.05), 0.95) }
        /// The share that a limit gives: half the pace is below it, or as much above it as is left.
        private var underLimit: Double { max(2 * underNoise - 1, underNoise / 5) }

        mutating func add(isRefusal: Bool) {
            tally.add(isRefusal: isRefusal)
            odds *= isRefusal ? underNoise / underLimit : (1 - underNoise) / (1 - underLimit)
        }
    }

    /// What is thought of refusals.
    enum Belief: Sendable {
        case limit
        /// Half the pace is being tried.
        case trial(Trial)
        /// So many come at any pace.
        case noise(share: Double, since: Double)
    }

    private(set) var belief = Belief.limit

    /// A trial ends when one or the other is so much likelier, or after so many calls.
    private static let (likelyNoise, likelyLimit, trialCalls) = (16.0, 0.1, 64)
    private static let sample = 64
    /// So much of what is not noise may be refused before a limit is seen in it.
    private static let margin = 0.35

    /// Whether refusals are taken as something that comes at any pace.
    var isBorne: Bool { if case .noise = belief { true } else { false } }

    /// Whether half the pace is being tried.
    var isTrial: Bool { if case .trial = belief { true } else { false } }

    /// Half the pace is tried from now on.
    mutating func tryHalf(after before: Tally) { belief = .trial(Trial(after: before)) }

    /// Takes the end of a call of the trial.
    ///
    /// - Returns: The share of refusals in the trial, once it is over.
    mutating func addToTrial(isRefusal: Bool, now: Double) -> Double? {
        guard case .trial(var trial) = belief else { return nil }
        trial.add(isRefusal: isRefusal)
        let isOver = trial.odds >= Self.likelyNoise || trial.odds <= Self.likelyLimit
        guard isOver || trial.tally.count == Self.trialCalls else {
            belief = .trial(trial)
            return nil
        }
        let calls = Double(trial.before.count + trial.tally.count)
        let share = Double(trial.before.refused + trial.tally.refused) / calls
        belief = trial.odds > 1 ? .noise(share: share, since: now) : .limit
        return trial.tally.share
    }

    /// Sees whether refusals are no more than the noise, and not gone: else a limit is believed in again.
    mutating func review(_ outcomes: Outcomes) {
        guard case .noise(let share, let since) = belief else { return }
        guard let now = outcomes.refusedShare(ofLast: Self.sample, sentAfter: since) else { return }
        let isMore = now > share + Self.margin * (1 - share)
        let isGone =
            now == 0 && outcomes.refusedShare(ofLast: Self.silence(at: share), sentAfter: since) == 0
        if isMore || isGone { belief = .limit }
    }

    /// So many calls in a row are answered once in a thousand times where this share is refused.
    private static func silence(at share: Double) -> Int {
        min(512, max(sample, Int(6.9 / max(share, 0.01))))
    }
}
