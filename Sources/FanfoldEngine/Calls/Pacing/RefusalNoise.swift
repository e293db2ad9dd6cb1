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

    /// What is thought of refusals.
    enum Belief: Sendable {
        case limit
        /// Half the pace is being tried, after so many refusals at the whole of it.
        case trial(before: Double, Tally)
        /// So many come at any pace.
        case noise(share: Double, since: Double)
    }

    private(set) var belief = Belief.limit

    private static let trialCalls = 32
    private static let sample = 64
    /// So much of what is not noise may be refused before a limit is seen in it.
    private static let margin = 0.22

    /// Whether refusals are taken as something that comes at any pace.
    var isBorne: Bool { if case .noise = belief { true } else { false } }

    /// Whether half the pace is being tried.
    var isTrial: Bool { if case .trial = belief { true } else { false } }

    /// Half the pace is tried from now on.
    mutating func tryHalf(after share: Double) { belief = .trial(before: share, Tally()) }

    /// Takes the end of a call of the trial.
    ///
    /// - Returns: The share of refusals in the trial, once it is over.
    mutating func addToTrial(isRefusal: Bool, now: Double) -> Double? {
        guard case .trial(let before, var tally) = belief else { return nil }
        tally.add(isRefusal: isRefusal)
        belief = .trial(before: before, tally)
        guard tally.count == Self.trialCalls else { return nil }
        let underLimit = max(0, 2 * before - 1)
        let isNoise = tally.share > (before + underLimit) / 2
        belief = isNoise ? .noise(share: max(before, tally.share), since: now) : .limit
        return tally.share
    }

    /// Sees whether refusals are no more than the noise, and not gone: else a limit is believed in again.
    mutating func review(_ outcomes: Outcomes) {
        guard case .noise(let share, let since) = belief else { return }
        guard let now = outcomes.refusedShare(ofLast: Self.sample, sentAfter: since) else { return }
        if now == 0 || now > share + Self.margin * (1 - share) { belief = .limit }
    }
}
