public import FanfoldCore

/// Agents that read the same text at the same time, wired to one aggregator: itself an agent.
///
///     let research = FanOut("research", [trends, competitors, pricing], into: editor)
///     let answer = try await research.answer(to: text)
///
/// As an agent it reads each chunk by all its agents and has the aggregator make one partial of what they say;
/// partials are folded by the aggregator alone, which for that is an agent too. So a fan-out may stand in a
/// recipe's or another fan-out's row of agents.
///
/// An agent that fails leaves a section that says so, and the partial tells it as a substitution. Where every
/// agent fails, or one with a failure that every call would meet, the fan-out fails.
public struct FanOut: Agent, SelfPacing {
    /// The name reports show.
    public let name: String

    private let agents: [any Agent]
    private let aggregator: any Agent & Aggregator
    private let clock: any Clock<Duration>

    /// Makes a fan-out.
    ///
    /// - Parameters:
    ///   - name: The name reports show.
    ///   - agents: The agents; the aggregator gets their sections in this order.
    ///   - aggregator: Makes one partial of the sections, and folds such partials.
    ///   - clock: Measures how long the agents take.
    /// - Precondition: There is an agent.
    public init(
        _ name: String,
        _ agents: [any Agent],
        into aggregator: any Agent & Aggregator,
        clock: any Clock<Duration> = ContinuousClock()
    ) {
        precondition(!agents.isEmpty, "the fan-out \(name) has no agent")
        self.name = name
        self.agents = agents
        self.aggregator = aggregator
        self.clock = clock
    }

    /// That of all who take part; `nil` if one has none.
    public var version: String? {
        guard let aggregator = aggregator.version else { return nil }
        var versions = [aggregator]
        for agent in agents {
            guard let version = agent.version else { return nil }
            versions.append("\(agent.name) \(version)")
        }
        return "fan-out-1 \(Digest(of: versions.joined(separator: "\n").utf8))"
    }

    /// Reads a text as a whole.
    ///
    /// - Throws: As ``map(_:)``.
    public func answer(to text: String) async throws -> FanOutAnswer {
        try await answer(to: Chunk(whole: text))
    }

    /// Reads one chunk by all agents.
    public func map(_ chunk: Chunk) async throws -> Partial { try await answer(to: chunk).whole }

    /// Has the aggregator make one partial of several.
    public func fold(_ partials: [Partial], into kind: FoldKind) async throws -> Partial {
        try await aggregator.fold(partials, into: kind)
    }

    private func answer(to chunk: Chunk) async throws -> FanOutAnswer {
        let outcomes = try await outcomes(of: chunk)
        let failures = outcomes.compactMap(\.failure)
        if let fatal = failures.first(where: { $0.error.remedy == .stopRun }) { throw fatal.error }
        guard failures.count < outcomes.count else {
            let reasons = failures.map { "\($0.agent): \($0.error.message)" }.joined(separator: "; ")
            throw AgentError("no agent of \(name) answered: \(reasons)", hint: failures.first?.error.hint)
        }
        var whole = try await aggregator.aggregate(outcomes.map(\.section), of: .document)
        whole.substitution = whole.substitution ?? Self.substitution(outcomes, failures)
        whole.omission = whole.omission ?? outcomes.lazy.compactMap { $0.output?.omission }.first
        return FanOutAnswer(outcomes: outcomes, whole: whole)
    }

    private func outcomes(of chunk: Chunk) async throws -> [Outcome<Partial>] {
        let watch = Stopwatch(clock)
        return try await withThrowingTaskGroup { group in
            for (index, agent) in agents.enumerated() {
                group.addTask {
                    (index, try await watch.outcome(of: agent.name) { try await agent.map(chunk) })
                }
            }
            var finished: [(Int, Outcome<Partial>)] = []
            for try await outcome in group { finished.append(outcome) }
            return finished.sorted { $0.0 < $1.0 }.map(\.1)
        }
    }

    private static func substitution(
        _ outcomes: [Outcome<Partial>],
        _ failures: [(agent: String, error: AgentError)]
    ) -> Substitution? {
        guard !failures.isEmpty else { return outcomes.lazy.compactMap { $0.output?.substitution }.first }
        return Substitution(
            by: "the other agents",
            reason: failures.map { "\($0.agent): \($0.error.message)" }.joined(separator: "; ")
        )
    }
}

extension Outcome<Partial> {
    fileprivate var failure: (agent: String, error: AgentError)? {
        if case .failure(let error) = result { (agent, error) } else { nil }
    }

    /// The outcome as an aggregator is shown it.
    fileprivate var section: AgentSection {
        switch result {
        case .success(let partial):
            let isFallback = partial.substitution != nil
            return AgentSection(agent: agent, outcome: isFallback ? .fellBack : .answered, partial: partial)
        case .failure(let error):
            return AgentSection(agent: agent, outcome: .failed(reason: error.message), partial: Partial())
        }
    }
}
