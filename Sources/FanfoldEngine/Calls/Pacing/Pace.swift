/// The pace of calls to a server that refuses some and tells no limit.
///
/// There is none until the first refusal. Then calls are sent evenly, a little slower than they were
/// answered; the pace rises again slowly, slowest near the one that failed last (the cubic rule of RFC 9438,
/// on a rate), and falls at most once a round trip. Refusals that come as often at a low pace as at a
/// high one are no limit: they are borne.
struct Pace: Sendable {
    /// A curve that rises from a low pace to the one that failed, rests there, and goes on.
    private struct Curve {
        var start: Double
        var ceiling: Double
        var depth: Double
        var length: Double

        func rate(_ now: Double) -> Double {
            let distance = (length - (now - start)) / length
            return ceiling * (1 - depth * distance * distance * distance)
        }
    }

    private var curve: Curve?
    private var nextAt = 0.0
    private var loweredAt = -1.0
    private var roundTrip = 0.0
    private var outcomes = Outcomes()
    private var noise = RefusalNoise()

    /// The pace falls to this part of what was answered.
    private static let backing = 0.85
    private static let least = 0.1
    /// The most calls that a timer's lateness lets through at once, in seconds' worth.
    private static let slack = 0.05

    /// Calls a second; `nil` without bound.
    func rate(now: Double) -> Double? { curve.map { max(Self.least, $0.rate(now)) } }

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
        outcomes.add(Outcomes.Entry(sentAt: sentAt, endedAt: now, isRefusal: false))
        ended(now)
    }

    /// A call was refused.
    mutating func refused(sentAt: Double, now: Double) {
        outcomes.add(Outcomes.Entry(sentAt: sentAt, endedAt: now, isRefusal: true))
        ended(now)
        guard sentAt > loweredAt, !noise.explains(outcomes) else { return }
        lower(now)
    }

    private mutating func ended(_ now: Double) {
        noise.ended(outcomes, now: now)
        guard noise.isBorne, let rate = rate(now: now) else { return }
        // No limit is near: up again fast, until the pace is beyond what ever was sent.
        if rate > 4 * noise.highestRate { curve = nil } else { climb(from: rate, now) }
    }

    private mutating func climb(from rate: Double, _ now: Double) {
        guard let curve, now - curve.start > max(roundTrip, 0.5) else { return }
        self.curve = Curve(start: now, ceiling: rate * 1.5, depth: 0, length: 1)
    }

    private mutating func lower(_ now: Double) {
        let (answered, refused) = outcomes.rates(now: now)
        noise.lowered(answered: answered, refused: refused, now: now)
        let isFirst = curve == nil
        let ceiling: Double
        if let rate = rate(now: now) {
            ceiling = min(rate, max(answered, rate * 0.6))
        } else {
            ceiling = max(answered, outcomes.rateAfterRefusal(now: now))
        }
        loweredAt = now
        curve = Curve(
            start: now,
            ceiling: max(ceiling, Self.least),
            depth: 1 - Self.backing,
            length: max(isFirst ? 2 : 20, 8 * roundTrip)
        )
        nextAt = max(nextAt, now)
    }
}
