internal import DequeModule
internal import FanfoldCore

/// A limit that the server's headers tell, followed from one answer to the next.
///
/// It is taken for a bucket into which a minute's limit flows evenly. What is in it is reckoned from what is
/// sent; `remaining` is what was left right after the answered request, so that the difference to what was
/// reckoned for that request corrects what is reckoned now. Requests that are sent together reach the server in any
/// order, and one that overtook the others is told what these still will use: so an answer corrects upwards by its
/// own request's worth at most.
struct AnnouncedAllowance: Sendable {
    /// What was reckoned to be left after a request.
    private struct Reckoning {
        var permit: Int
        var amount: Double
        var level: Double
        var corrected: Double
    }

    private(set) var limit: Int?
    private var rate: Double?
    private var level = 0.0
    private var capacity = 1.0
    private var updated = 0.0
    private var isMeasured = false
    private var newest = -1
    private var reckonings: Deque<Reckoning> = []
    /// The sum of all corrections.
    private var corrected = 0.0
    /// When all of it is back, where no rate is told.
    private var reset: Double?

    /// A little less than told, so that clocks that differ make no refusals.
    private static let caution = 0.98
    /// So many seconds' worth is left in the bucket, for what is reckoned wrong.
    private static let reserve = 0.15
    private static let mostReckonings = 4096

    /// Takes what an answer tells.
    ///
    /// - Parameters:
    ///   - told: The headers' numbers.
    ///   - permit: The request that was answered, by its number.
    ///   - sentAt: When it was sent.
    ///   - sentAfter: What was sent after it, or may have come after it.
    ///   - now: The time.
    mutating func learn(
        _ told: ServerLimits.Allowance,
        permit: Int,
        sentAt: Double,
        sentAfter: Double,
        now: Double
    ) {
        refill(now)
        if let limit = told.limit, limit > 0 {
            if self.limit == nil, !isMeasured { capacity = max(1, Double(limit) / 60) }
            self.limit = limit
            rate = Double(limit) / 60 * Self.caution
        }
        guard let remaining = told.remaining else { return }
        // What was seen in the bucket says how much it holds; before that, a second's worth is assumed.
        capacity = isMeasured ? max(capacity, Double(remaining) + 1) : Double(remaining) + 1
        guard permit > newest else { return }
        newest = permit
        while let first = reckonings.first, first.permit < permit { reckonings.removeFirst() }
        let reckoned: Double
        if isMeasured {
            // Of requests from before the first answer nothing was reckoned.
            guard let then = reckonings.first, then.permit == permit else { return }
            reckoned = level + min(then.amount, Double(remaining) - (then.level + corrected - then.corrected))
        } else {
            reckoned = Double(remaining) + (now - sentAt) * (rate ?? 0) - sentAfter
        }
        isMeasured = true
        corrected += min(capacity, reckoned) - level
        level = min(capacity, reckoned)
        reset = told.reset.map { now + $0.inSeconds }
    }

    /// When `amount` can be used; `nil` for now.
    mutating func time(for amount: Int, now: Double) -> Double? {
        refill(now)
        let missing = min(Double(amount) + Self.reserve * (rate ?? 0), capacity) - level
        guard missing > 1e-9 else { return nil }
        if let rate { return now + missing / rate }
        if let reset, reset > now { return reset }
        return nil
    }

    /// Uses `amount` for a request.
    mutating func take(_ amount: Int, permit: Int) {
        level -= Double(amount)
        if reckonings.count == Self.mostReckonings { reckonings.removeFirst() }
        reckonings.append(
            Reckoning(permit: permit, amount: Double(amount), level: level, corrected: corrected)
        )
    }

    private mutating func refill(_ now: Double) {
        if let rate { level = min(capacity, level + (now - updated) * rate) }
        updated = now
        if rate == nil, let reset, now >= reset { level = max(level, capacity) }
    }
}
