public import FanfoldCore

/// What a ``FanOut`` made of one text.
public struct FanOutAnswer: Sendable {
    /// What each agent gave, in the order of the agents.
    public var outcomes: [Outcome<Partial>]
    /// What the aggregator made of it.
    public var whole: Partial

    /// How much time the agents saved by working at the same time.
    public var timing: FanOutTiming { FanOutTiming(outcomes) }
}
