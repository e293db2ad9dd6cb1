/// Holds a limit a minute that is never passed, and spreads its use evenly.
///
/// A bucket that lets through one second's worth at once paces; a window over the last minute sees to it
/// that no minute has more than the limit.
struct MinuteMeter: Sendable {
    let limit: Int
    private(set) var window = MinuteWindow()
    private let rate: Double
    private let capacity: Double
    private var level: Double
    private var updated = 0.0

    init(limit: Int) {
        self.limit = limit
        rate = Double(limit) / 60
        capacity = max(1, rate)
        level = capacity
    }

    /// When `amount` can be used; `nil` for now.
    mutating func time(for amount: Int, now: Double) -> Double? {
        window.advance(to: now)
        level = min(capacity, level + (now - updated) * rate)
        updated = now
        // More than the bucket holds is lent from a full bucket and paid back before the next.
        let missing = min(Double(amount), capacity) - level
        let filled = missing > 1e-9 ? now + missing / rate : now
        let excess = window.total + amount - limit
        let time = excess > 0 ? max(filled, window.time(toForget: excess)) : filled
        return time > now ? time : nil
    }

    /// Uses `amount`.
    mutating func take(_ amount: Int, now: Double) {
        window.add(amount, at: now)
        level -= Double(amount)
    }

    /// Corrects what was used: `change` more, or less where it is negative.
    mutating func settle(_ change: Int, now: Double) {
        guard change != 0 else { return }
        window.add(change, at: now)
        level = min(capacity, level - Double(change))
    }
}
