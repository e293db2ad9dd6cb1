public import FanfoldCore

/// What one agent of a fan-out gave, tagged with its name and timing.
public struct Outcome<Output: Sendable>: Sendable {
    /// The agent's name.
    public var agent: String
    /// The answer, or why there is none.
    public var result: Result<Output, AgentError>
    /// When the agent began, from the start of the fan-out.
    public var start: Duration
    /// How long it took, its waiting for permits and retries included.
    public var duration: Duration

    /// Makes an outcome.
    public init(agent: String, result: Result<Output, AgentError>, start: Duration, duration: Duration) {
        self.agent = agent
        self.result = result
        self.start = start
        self.duration = duration
    }

    /// The answer; `nil` where there is none.
    public var output: Output? { try? result.get() }
}
