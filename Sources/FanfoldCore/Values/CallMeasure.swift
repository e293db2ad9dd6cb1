/// What one call cost.
public struct CallMeasure: Sendable, Hashable {
    /// How many requests were sent, retries included; 0 for an agent that calls no model.
    public var attempts: Int
    /// How many of them followed a failed one; further questions of one call are none.
    public var retries: Int
    /// Whether the answer to an equal request served.
    public var isJoined: Bool
    /// Whether the answer was kept from before.
    public var isStored: Bool
    /// The tokens that were paid for.
    public var usage: TokenUsage?
    /// What was paid, as far as prices are known.
    public var cost: Money?
    /// The tokens of answers that were kept from before.
    public var savedUsage: TokenUsage?
    /// What those would have cost again.
    public var savedCost: Money?
    /// How long it waited: for a permit, for the server's limits, to try again.
    public var waited: Duration
    /// How long it was under way.
    public var ran: Duration
    /// The kind of its failure in a word, such as `timedOut` or `other`; `nil` if it did not fail.
    public var failure: String?

    package init(
        attempts: Int = 0,
        retries: Int = 0,
        isJoined: Bool = false,
        isStored: Bool = false,
        usage: TokenUsage? = nil,
        cost: Money? = nil,
        savedUsage: TokenUsage? = nil,
        savedCost: Money? = nil,
        waited: Duration = .zero,
        ran: Duration = .zero
    ) {
        self.attempts = attempts
        self.retries = retries
        self.isJoined = isJoined
        self.isStored = isStored
        self.usage = usage
        self.cost = cost
        self.savedUsage = savedUsage
        self.savedCost = savedCost
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
    /// The calls whose answers were all kept from before.
    public package(set) var stored = 0
    /// The tokens that were paid for; `nil` if no model was asked.
    public package(set) var usage: TokenUsage?
    /// What was paid, as far as prices are known; `nil` where none is.
    public package(set) var cost: Money?
    /// The tokens of answers that were kept from before; `nil` if there were none.
    public package(set) var savedUsage: TokenUsage?
    /// What those would have cost again.
    public package(set) var savedCost: Money?
    /// The calls' own times, one after the other.
    public package(set) var time = Duration.zero
    /// How many calls failed for good, by the kind of failure.
    public package(set) var failures: [String: Int] = [:]

    package init() {}

    /// Adds a call.
    package mutating func add(_ call: CallMeasure) {
        count += 1
        attempts += call.attempts
        retries += call.retries
        if call.isJoined { joined += 1 }
        if call.isStored { stored += 1 }
        usage = usage + call.usage
        cost = cost + call.cost
        savedUsage = savedUsage + call.savedUsage
        savedCost = savedCost + call.savedCost
        time += call.ran
        if let failure = call.failure { failures[failure, default: 0] += 1 }
    }
}

extension TokenUsage? {
    /// Adds what is known.
    package static func + (left: Self, right: Self) -> Self {
        guard var sum = left, let right else { return left ?? right }
        sum += right
        return sum
    }
}

extension Money? {
    /// Adds what is known.
    package static func + (left: Self, right: Self) -> Self {
        guard let left, let right else { return left ?? right }
        return Money(picos: left.picos + right.picos)
    }
}
