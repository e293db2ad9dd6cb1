/// The pace of calls to a server that refuses some and tells no limit.
///
/// There is none until many calls are refused. Then calls are sent evenly, a little slower than they were
/// answered, at most once a round trip slower still; the pace rises again, and near the one that failed
/// last it rises slowly (the cubic curve of RFC 9438, on a rate instead of a window).
struct Pace: Sendable {
    private var curve: PaceCurve?
    private var nextAt = 0.0
    private var loweredAt = -1.0
    private var roundTrip = 0.0
    private var outcomes = Outcomes()
    /// Calls at this pace, and those of them well below the one that failed.
    private var epoch = RefusalNoise.Tally()
    private var low = RefusalNoise.Tally()
    private var noise = RefusalNoise()
    /// The calls a second that were answered before half the pace was tried.
    private var beforeTrial = 0.0
    /// The highest pace from which it was lowered.
    private var highest = 0.0

    /// The pace falls to this part of what was answered.
    private static let backing = 0.85
    private static let least = 0.1
    /// What a round trip is taken to be before the first answer, in seconds.
    private static let usualTrip = 0.5
    /// A timer's lateness is made up for, but not more than this, in seconds' worth of calls.
    private static let slack = 0.05
    /// Without a pace, so many refusals among so many calls make one.
    private static let (alarm, watched) = (4, 8)
    /// With a pace, it stands for so many calls before it is lowered again.
    private static let enough = 8
    /// So many refusals among at least so many calls well below the pace that failed are odd.
    private static let (odd, oddWatched) = (2, 10)
    /// What share noise refuses is told by so many calls.
    private static let remembered = 64
    /// The way back up to the pace that failed takes so long, or so many calls.
    private static let (riseSeconds, riseCalls) = (20.0, 60.0)
    /// A longer pause is obeyed by all calls, whatever refusals are taken for.
    private static let shortPause = Duration.seconds(5)
    /// A pace below this part of what was answered should see no refusal.
    private static let lowPart = 0.96

    /// Calls a second; `nil` without bound.
    func rate(now: Double) -> Double? { curve.map { max(Self.least, $0.rate(now)) } }

    /// Whether a pause that a refusal asks for concerns the refused call alone.
    ///
    /// Where refusals come at any pace, a pause of all calls keeps none of them away.
    func bears(_ pause: Duration) -> Bool { noise.isBorne && pause <= Self.shortPause }

    /// When the next call may be sent; `nil` for now.
    func time(now: Double) -> Double? { curve != nil && nextAt > now + 1e-9 ? nextAt : nil }

    /// A call is sent.
    mutating func take(now: Double) {
        guard let rate = rate(now: now) else { return }
        nextAt = max(nextAt, now - Self.slack) + 1 / rate
    }

    /// A call was answered.
    mutating func answered(sentAt: Double, now: Double) {
        let trip = now - sentAt
        roundTrip = roundTrip == 0 ? trip : roundTrip + (trip - roundTrip) / 8
        ended(sentAt: sentAt, now: now, isRefusal: false)
    }

    /// A call was refused.
    mutating func refused(sentAt: Double, now: Double) {
        ended(sentAt: sentAt, now: now, isRefusal: true)
    }

    private mutating func ended(sentAt: Double, now: Double, isRefusal: Bool) {
        outcomes.add(Outcomes.Entry(sentAt: sentAt, endedAt: now, isRefusal: isRefusal))
        guard sentAt > loweredAt else { return }
        epoch.add(isRefusal: isRefusal)
        if noise.isTrial { return tried(isRefusal, now) }
        if noise.isBorne { return bear(now) }
        let isLow = curve.map { $0.rate(sentAt) <= Self.lowPart * $0.ceiling } ?? false
        if isLow { low.add(isRefusal: isRefusal) }
        guard isRefusal else { return }
        if curve == nil {
            if outcomes.tally(ofLast: Self.watched).refused >= Self.alarm { lower(now) }
        } else if low.count >= Self.oddWatched, low.refused >= Self.odd {
            tryHalf(now)
        } else if epoch.refused == epoch.count && epoch.count >= Self.alarm {
            lower(now)
        } else if !isLow, epoch.count >= Self.enough {
            lower(now)
        }
    }

    /// Goes up fast while refusals are only noise, until no pace is needed.
    private mutating func bear(_ now: Double) {
        noise.review(outcomes)
        let rate = rate(now: now)
        if !noise.isBorne, rate != nil || epoch.share > 0 {
            lower(now)
        } else if let rate, rate > 4 * highest {
            curve = nil
        }
    }

    private mutating func tryHalf(_ now: Double) {
        let rate = rate(now: now) ?? Self.least
        noise.tryHalf(after: outcomes.tally(ofLast: Self.remembered))
        beforeTrial = rate * (1 - low.share)
        follow(rate, depth: 0.5, .even(part: 0, period: 1), now)
    }

    private mutating func tried(_ isRefusal: Bool, _ now: Double) {
        guard let share = noise.addToTrial(isRefusal: isRefusal, now: now), let rate = rate(now: now) else {
            return
        }
        if noise.isBorne {
            follow(rate, depth: 1, .even(part: 1, period: trip(0.5)), now)
        } else {
            let answered = share > 0.25 ? rate * (1 - share) : beforeTrial
            follow(answered, depth: Self.backing, cubic(to: answered), now)
        }
    }

    private func trip(_ least: Double) -> Double { max(least, roundTrip) }

    private func cubic(to ceiling: Double) -> PaceCurve.Rise {
        .cubic(length: max(Self.riseSeconds, 8 * roundTrip, Self.riseCalls / max(ceiling, Self.least)))
    }

    private mutating func lower(_ now: Double) {
        let answered = outcomes.answerRate(now: now)
        guard let old = rate(now: now) else {
            highest = max(highest, answered)
            // What a full bucket let through tells little: the limit is still to be found, from one call in
            // flight on at least.
            let alone = 1 / (roundTrip > 0 ? roundTrip : Self.usualTrip)
            return follow(max(answered, alone), depth: Self.backing, .even(part: 0.25, period: trip(1)), now)
        }
        highest = max(highest, old)
        // Where most were refused, what the others came to is all that is known.
        let isMost = epoch.count >= 16 && epoch.share > 0.5
        let lasting = isMost ? old * (1 - epoch.share) : min(old, max(answered, old * 0.6))
        follow(lasting, depth: Self.backing, cubic(to: lasting), now)
    }

    private mutating func follow(_ ceiling: Double, depth: Double, _ rise: PaceCurve.Rise, _ now: Double) {
        curve = PaceCurve(start: now, ceiling: max(ceiling, Self.least), depth: depth, rise: rise)
        loweredAt = now
        (epoch, low) = (RefusalNoise.Tally(), RefusalNoise.Tally())
        nextAt = max(nextAt, now)
    }
}
