/// What one call cost.
public struct CallMeasure: Sendable, Hashable {
    /// How many requests were sent, retries included; 0 for an agent that calls no model.
    public var attempts: Int
    /// Whether the answer to an equal request served.
    public var isJoined: Bool
    /// The tokens that were paid for.
    public var usage: TokenUsage?
    /// How long it waited: for a permit, for the server's limits, to try again.
    public var waited: Duration
    /// How long it was under way.
    public var ran: Duration

    package init(
        attempts: Int = 0,
        isJoined: Bool = false,
        usage: TokenUsage? = nil,
        waited: Duration = .zero,
        ran: Duration = .zero
    ) {
        self.attempts = attempts
        self.isJoined = isJoined
        self.usage = usage
        self.waited = waited
        self.ran = ran
    }
}

/// What all calls of a run cost.
public struct CallTotals: Sendable, Hashable {
    /// The calls that ended.
    public package(set) var count = 0
    /// The requests sent, retries included.
    public package(set) var attempts = 0
    /// The requests sent again after a failure.
    public package(set) var retries = 0
    /// The calls that an equal call's answer served.
    public package(set) var joined = 0
    /// The tokens that were paid for; `nil` if no model was asked.
    public package(set) var usage: TokenUsage?
    /// The calls' own times, one after the other.
    public package(set) var time = Duration.zero

    package init() {}

    /// Adds a call.
    package mutating func add(_ call: CallMeasure) {
        count += 1
        attempts += call.attempts
        retries += max(0, call.attempts - 1)
        if call.isJoined { joined += 1 }
        if let used = call.usage {
            var sum = usage ?? .zero
            sum += used
            usage = sum
        }
        time += call.ran
    }
}
