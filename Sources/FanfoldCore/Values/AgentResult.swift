/// What one agent, or the aggregator, made of a document or folder.
public struct AgentResult: Sendable, Codable, Hashable {
    /// The agent's name.
    public var agent: String
    /// How it went.
    public var outcome: AgentSection.Outcome
    /// Whether the agent's failure is no gap.
    public var isOptional: Bool
    /// What it says; in a document the evidence is traced to lines and passages.
    public var summary: Partial
    /// What is missing from it.
    public var gaps: [Gap]
    /// What answered in its place.
    public var substitutions: [Substitution]

    package init(
        agent: String,
        outcome: AgentSection.Outcome = .answered,
        isOptional: Bool = false,
        summary: Partial,
        gaps: [Gap] = [],
        substitutions: [Substitution] = []
    ) {
        self.agent = agent
        self.outcome = outcome
        self.isOptional = isOptional
        self.summary = summary
        self.gaps = gaps
        self.substitutions = substitutions
    }
}

/// What the agents of a panel made of a document or folder.
public struct PanelResult: Sendable, Codable, Hashable {
    /// A result an agent, in the panel's order.
    public var agents: [AgentResult]
    /// The aggregator's result; `nil` where none was asked for.
    public var aggregate: AgentResult?

    package init(agents: [AgentResult], aggregate: AgentResult? = nil) {
        self.agents = agents
        self.aggregate = aggregate
    }

    /// What is said on top: the aggregate, else what the agents say, one after the other.
    public var summary: Partial {
        if let aggregate, !aggregate.summary.isEmpty { return aggregate.summary }
        if agents.count == 1 { return agents[0].summary }
        return Partial(statements: agents.flatMap(\.summary.statements))
    }

    /// What is missing: each once.
    public var gaps: [Gap] {
        var seen: Set<Gap> = []
        let all =
            agents.flatMap { agent in
                // What no agent could read is missing whoever was asked.
                agent.isOptional ? agent.gaps.filter { $0.agent == nil } : agent.gaps
            } + (aggregate?.gaps ?? [])
        return all.filter { seen.insert($0).inserted }
    }

    /// What answered in an agent's place.
    public var substitutions: [Substitution] {
        (agents + [aggregate].compactMap(\.self)).flatMap(\.substitutions)
    }

    /// Whether one agent says all there is.
    package var isSingle: Bool { agents.count == 1 && aggregate == nil }

    /// The agents that had something to read.
    package var activeCount: Int {
        agents.count { if case .skipped = $0.outcome { false } else { true } }
    }
}
