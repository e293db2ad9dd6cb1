public import FanfoldCore

/// An agent with something that answers in its place where it leaves a gap.
///
/// Failures that would meet every call, such as a wrong key, still stop the run.
public struct FallbackAgent<Wrapped: Agent>: Agent {
    /// What asks first.
    public let wrapped: Wrapped

    /// What answers in its place.
    public let fallback: Fallback

    /// Makes an agent that answers by `fallback` where `wrapped` can't.
    public init(_ wrapped: Wrapped, fallback: Fallback) {
        self.wrapped = wrapped
        self.fallback = fallback
    }

    /// The name reports show: that of the wrapped agent.
    public var name: String { wrapped.name }

    /// That of the wrapped agent and of what answers in its place.
    public var version: String? {
        guard let version = wrapped.version, let other = fallback.version else { return nil }
        return "\(version) else \(other)"
    }

    /// Reads one chunk.
    public func map(_ chunk: Chunk) async throws -> Partial {
        try await fallback.answer {
            try await wrapped.map(chunk)
        } else: { agent in
            try await agent.map(chunk)
        }
    }

    /// Makes one partial of several.
    public func fold(_ partials: [Partial], into kind: FoldKind) async throws -> Partial {
        try await fallback.answer {
            try await wrapped.fold(partials, into: kind)
        } else: { agent in
            try await agent.fold(partials, into: kind)
        }
    }
}

extension FallbackAgent: SelfPacing where Wrapped: SelfPacing {}

extension FallbackAgent: Aggregator where Wrapped: Aggregator {
    /// Brings together what several agents say; an agent that only folds, folds the sections.
    public func aggregate(_ sections: [AgentSection], of kind: FoldKind) async throws -> Partial {
        try await fallback.answer {
            try await wrapped.aggregate(sections, of: kind)
        } else: { agent in
            if let aggregator = agent as? any Aggregator {
                return try await aggregator.aggregate(sections, of: kind)
            }
            let partials = sections.map(\.partial).filter { !$0.isEmpty }
            return partials.count > 1
                ? try await agent.fold(partials, into: kind) : partials.first ?? Partial()
        }
    }
}
