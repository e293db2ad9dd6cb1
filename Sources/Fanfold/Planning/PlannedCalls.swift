/// How many calls of a plan are made, and how many are not.
public struct PlannedCalls: Sendable, Hashable {
    /// Calls that ask a model.
    public var new = 0
    /// Calls whose answers are kept from before.
    public var stored = 0
    /// Calls equal to another one that asks.
    public var equal = 0
    /// Calls that need no model.
    public var local = 0

    /// Makes numbers.
    public init(new: Int = 0, stored: Int = 0, equal: Int = 0, local: Int = 0) {
        self.new = new
        self.stored = stored
        self.equal = equal
        self.local = local
    }

    /// All calls.
    public var total: Int { new + stored + equal + local }

    /// Adds up.
    public static func + (left: Self, right: Self) -> Self {
        Self(
            new: left.new + right.new,
            stored: left.stored + right.stored,
            equal: left.equal + right.equal,
            local: left.local + right.local
        )
    }

    /// Adds.
    public static func += (left: inout Self, right: Self) { left = left + right }
}
