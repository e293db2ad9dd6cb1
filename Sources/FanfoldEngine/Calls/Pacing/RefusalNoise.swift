/// Finds out whether refusals come at any pace, so that going slower does not help.
///
/// After the pace was lowered, a limit predicts fewer refusals (none below it), noise the same share.
/// What comes closer to the share seen is believed.
struct RefusalNoise: Sendable {
    private struct Trial {
        var since: Double
        var sent: Double
        var share: Double
        var answered: Double
    }

    private var trial: Trial?
    private var share: Double?
    private var since = 0.0
    private(set) var highestRate = 0.0

    private static let sample = 16
    private static let longSample = 48

    /// Whether refusals are taken as something that comes at any pace.
    var isBorne: Bool { share != nil }

    /// Whether the refusals among the last calls are no more than there always are.
    func explains(_ outcomes: Outcomes) -> Bool {
        guard let share else { return false }
        guard let now = outcomes.share(ofLast: Self.longSample, sentSince: since) else { return true }
        return now < share + 0.35 * (1 - share)
    }

    /// The pace is lowered after so many answers and refusals a second.
    mutating func lowered(answered: Double, refused: Double, now: Double) {
        share = nil
        let sent = answered + refused
        highestRate = max(highestRate, sent)
        guard trial == nil, sent > 0 else { return }
        trial = Trial(since: now, sent: sent, share: refused / sent, answered: answered)
    }

    /// A call ended.
    mutating func ended(_ outcomes: Outcomes, now: Double) {
        if share != nil {
            if outcomes.share(ofLast: Self.longSample, sentSince: since) == 0 { share = nil }
            return
        }
        guard let trial, now > trial.since,
            let seen = outcomes.share(ofLast: Self.sample, sentSince: trial.since)
        else { return }
        let rates = outcomes.rates(now: now)
        let sent = rates.answered + rates.refused
        self.trial = nil
        guard sent < 0.75 * trial.sent else {
            if seen > 0 {
                self.trial = Trial(since: now, sent: sent, share: seen, answered: rates.answered)
            }
            return
        }
        let limited = max(0, 1 - trial.answered / sent)
        guard trial.share - limited >= 0.1, seen > (trial.share + limited) / 2 else { return }
        share = seen
        since = trial.since
    }
}
