/// Something that happens to a call on its way to the model and back.
public enum CallEvent: Sendable, Hashable {
    /// It waits for a permit or for the server's limits.
    case waiting
    /// An attempt is sent; the first is 1.
    case sent(attempt: Int)
    /// The server told its limits.
    case limits(ServerLimits)
    /// More of the answer came.
    case text(String)
    /// An attempt came to nothing; told before another call has its permit.
    case failed(ModelError.Kind)
    /// An attempt failed, and another follows after a while.
    case retrying(ModelError, after: Duration)
    /// The answer is there.
    case answered(TokenUsage)
    /// An attempt cost so much, or may have where the server did not tell.
    case charged(Money)
    /// An equal call was in flight, and its answer served.
    case joined
    /// The answer was kept from before; it would have cost so much again.
    case stored(TokenUsage, Money?)
}
