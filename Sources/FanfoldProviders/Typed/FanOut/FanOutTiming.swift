/// How much time a fan-out saved.
public struct FanOutTiming: Sendable, Hashable {
    /// How long each agent took, in their order.
    public let durations: [Duration]
    /// From the first agent's start to the last one's end.
    public let wallTime: Duration

    /// The timing of outcomes of one type.
    public init<Output>(_ outcomes: [Outcome<Output>]) {
        self.init(spans: outcomes.map { ($0.start, $0.duration) })
    }

    /// The timing of what a ``TypedFanOut`` gave.
    public init<each Output>(_ outcomes: (repeat Outcome<each Output>)) {
        var spans: [(start: Duration, duration: Duration)] = []
        repeat spans.append(((each outcomes).start, (each outcomes).duration))
        self.init(spans: spans)
    }

    private init(spans: [(start: Duration, duration: Duration)]) {
        durations = spans.map(\.duration)
        let start = spans.lazy.map(\.start).min() ?? .zero
        wallTime = (spans.lazy.map { $0.start + $0.duration }.max() ?? .zero) - start
    }

    /// How long the agents would have taken one after the other.
    public var totalTime: Duration { durations.reduce(.zero, +) }

    /// How many times as fast as one after the other it was; 1 where no time passed.
    public var speedUp: Double { wallTime > .zero ? totalTime / wallTime : 1 }

    /// The least wall time there can be with so many calls in flight.
    ///
    /// - Parameter cap: The most calls in flight, at least 1.
    /// - Returns: The longest agent's time, or all agents' time divided by the cap, whichever is more.
    public func leastWallTime(cap: Int) -> Duration {
        max(durations.max() ?? .zero, totalTime / max(1, cap))
    }
}
