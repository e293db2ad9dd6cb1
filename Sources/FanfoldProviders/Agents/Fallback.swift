public import FanfoldCore

/// What answers in the place of an agent that can't.
public enum Fallback: Sendable {
    /// These words, as one statement without a source.
    case text(String)
    /// Another agent, with the same input.
    case agent(any Agent)
    /// Nothing: the gap is reported.
    case gap

    /// Differs with what answers; `nil` for an agent that has no version.
    var version: String? {
        switch self {
        case .text(let text): "text \(Digest(of: text.utf8))"
        case .agent(let agent): agent.version.map { "\(agent.name) \($0)" }
        case .gap: "gap"
        }
    }

    /// Tries the first way and, where it leaves a gap, this one; the partial says so and why.
    func answer(
        _ first: () async throws -> Partial,
        else second: (any Agent) async throws -> Partial
    ) async throws -> Partial {
        do {
            return try await CallContext.$current.withValue(context) { try await first() }
        } catch let error as AgentError where error.remedy == .leaveGap {
            switch self {
            case .gap: throw error
            case .text(let text):
                return Partial(
                    statements: [Statement(text: text, evidence: [])],
                    substitution: Substitution(by: "a fixed text", reason: error.message)
                )
            case .agent(let agent):
                var partial = try await substitute(agent, after: error, second)
                let by = partial.substitution?.by ?? agent.name
                partial.substitution = Substitution(by: by, reason: error.message)
                return partial
            }
        }
    }

    /// The running task's context, for a first way after which there is another.
    private var context: CallContext {
        var context = CallContext.current
        if case .gap = self { return context }
        context.hasFallback = true
        return context
    }

    private func substitute(
        _ agent: any Agent,
        after error: AgentError,
        _ second: (any Agent) async throws -> Partial
    ) async throws -> Partial {
        do {
            return try await second(agent)
        } catch let other as AgentError where other.remedy == .leaveGap {
            throw AgentError(
                "\(error.message); and \(agent.name) in its place: \(other.message)",
                hint: error.hint
            )
        }
    }
}
