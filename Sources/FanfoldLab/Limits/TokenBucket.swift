/// Lets a steady flow through, and a burst after a pause.
struct TokenBucket {
    /// What flows in, a minute.
    let perMinute: Int
    /// The most that gathers.
    let capacity: Double
    private(set) var level: Double
    private var time: Duration

    init(perMinute: Int, burst: Int, now: Duration = .zero) {
        self.perMinute = perMinute
        capacity = Double(max(1, burst))
        level = capacity
        time = now
    }

    private var perSecond: Double { Double(perMinute) / 60 }

    /// Lets flow in what is due at `now`.
    mutating func refill(now: Duration) {
        level = min(capacity, level + max(0, (now - time) / .seconds(1)) * perSecond)
        time = max(time, now)
    }

    /// How long until `amount` can be taken: zero for at once, `nil` for never.
    func wait(for amount: Int) -> Duration? {
        guard amount <= max(perMinute, Int(capacity)) else { return nil }
        // More than a burst passes when the bucket is full, and leaves it in debt.
        let needed = min(Double(amount), capacity)
        return level + 1e-9 >= needed ? .zero : .seconds((needed - level) / perSecond)
    }

    /// Takes `amount`.
    mutating func take(_ amount: Int) { level -= Double(amount) }

    /// What could be taken now, rounded down.
    var remaining: Int { max(0, Int(level + 1e-9)) }

    /// How long until the bucket is full.
    var timeToFull: Duration { .seconds(max(0, capacity - level) / perSecond) }
}
