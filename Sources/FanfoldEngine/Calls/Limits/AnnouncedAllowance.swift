internal import FanfoldCore

/// A limit that the server's headers tell, followed from one answer to the next.
///
/// It is taken for a bucket: `remaining` is what was in it when the request arrived, and a minute's limit
/// flows in evenly. What was sent after that request is subtracted.
struct AnnouncedAllowance: Sendable {
    private(set) var limit: Int?
    private var rate: Double?
    private var level = 0.0
    private var capacity = 1.0
    private var updated = 0.0
    private var isMeasured = false
    private var newest = -1
    /// When all of it is back, where no rate is told.
    private var reset: Double?

    /// A little less than told, so that clocks that differ make no refusals.
    private static let caution = 0.98

    /// Takes what an answer tells.
    ///
    /// - Parameters:
    ///   - told: The headers' numbers.
    ///   - permit: The request that was answered, by its number.
    ///   - sentAt: When it was sent.
    ///   - sentAfter: What was sent after it.
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
        guard permit > newest, let remaining = told.remaining else { return }
        newest = permit
        isMeasured = true
        capacity = max(capacity, Double(remaining) + 1)
        let flowedIn = (now - sentAt) * (rate ?? 0)
        level = min(capacity, Double(remaining) + flowedIn) - sentAfter
        reset = told.reset.map { now + $0.inSeconds }
    }

    /// Whether it is known that nothing was left.
    var isSpent: Bool { isMeasured && level < 1 }

    /// When `amount` can be used; `nil` for now.
    mutating func time(for amount: Int, now: Double) -> Double? {
        refill(now)
        let missing = min(Double(amount), capacity) - level
        guard missing > 1e-9 else { return nil }
        if let rate { return now + missing / rate }
        if let reset, reset > now { return reset }
        return nil
    }

    /// Uses `amount`.
    mutating func take(_ amount: Int) { level -= Double(amount) }

    private mutating func refill(_ now: Double) {
        if let rate { level = min(capacity, level + (now - updated) * rate) }
        updated = now
        if rate == nil, let reset, now >= reset { level = max(level, capacity) }
    }
}
