/// What one agent made of a document or folder, tagged with the agent's name and how it went.
public struct AgentSection: Sendable, Hashable {
    /// How it went.
    public enum Outcome: Sendable, Codable, Hashable {
        /// The agent answered.
        case answered
        /// Part or all of it is by a fallback.
        case fellBack
        /// The agent's condition kept it out, and why.
        case skipped(reason: String)
        /// Nothing came of it, and why.
        case failed(reason: String)
    }

    /// The agent's name.
    public var agent: String
    /// How it went.
    public var outcome: Outcome
    /// What the agent says; empty unless it answered or fell back.
    public var partial: Partial

    /// Makes a section.
    public init(agent: String, outcome: Outcome, partial: Partial) {
        self.agent = agent
        self.outcome = outcome
        self.partial = partial
    }
}
