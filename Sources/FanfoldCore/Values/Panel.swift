/// The agents that read the same documents side by side, and what brings their answers together.
public struct Panel: Sendable {
    /// The agents, in the order reports and the aggregator show them.
    public var members: [Member]

    /// What makes one summary of the agents' sections; `nil` to leave them side by side.
    public var aggregator: (any Aggregator)?

    /// The fewest agents that must have answered for the aggregator to be asked; all that were asked, where a
    /// document is for fewer.
    public var leastAnswers: Int

    /// Makes a panel.
    ///
    /// - Precondition: There is an agent, and names are unique.
    public init(_ members: [Member], into aggregator: (any Aggregator)? = nil, leastAnswers: Int = 1) {
        precondition(!members.isEmpty, "a panel needs at least one agent")
        let names = members.map(\.agent.name) + [aggregator?.name].compactMap(\.self)
        precondition(Set(names).count == names.count, "two agents of a panel share a name: \(names)")
        self.members = members
        self.aggregator = aggregator
        self.leastAnswers = leastAnswers
    }

    /// Makes a panel of agents that read every document.
    public init(_ agents: any Agent..., into aggregator: (any Aggregator)? = nil) {
        self.init(agents.map { Member($0) }, into: aggregator)
    }

    /// The agents' names, the aggregator's last.
    package var names: [String] { members.map(\.agent.name) + [aggregator?.name].compactMap(\.self) }

    /// An agent, and what is asked of it.
    public struct Member: Sendable {
        /// What the agent's failure means.
        public enum Duty: String, Sendable, Hashable, Codable {
            /// Without its answer the aggregator is not asked.
            case required
            /// Its failure leaves a gap.
            case expected
            /// Its failure is shown, and is no gap.
            case optional
        }

        /// The agent.
        public var agent: any Agent
        /// What its failure means.
        public var duty: Duty
        /// Why a document is not for this agent; `nil` if it is.
        public var reasonToSkip: @Sendable (Document) -> String? {
            didSet { conditionVersion = nil }
        }

        /// Differs whenever the condition may; `nil` where that can't be told.
        package var conditionVersion: String?

        /// Makes a member.
        public init(
            _ agent: any Agent,
            duty: Duty = .expected,
            reasonToSkip: @escaping @Sendable (Document) -> String?
        ) {
            self.agent = agent
            self.duty = duty
            self.reasonToSkip = reasonToSkip
        }

        /// Makes a member that reads every document.
        public init(_ agent: any Agent, duty: Duty = .expected) {
            self.init(agent, duty: duty) { _ in nil }
            conditionVersion = ""
        }

        /// Makes a member whose condition has a version.
        package init(
            _ agent: any Agent,
            duty: Duty = .expected,
            conditionVersion: String,
            reasonToSkip: @escaping @Sendable (Document) -> String?
        ) {
            self.init(agent, duty: duty, reasonToSkip: reasonToSkip)
            self.conditionVersion = conditionVersion
        }
    }
}

extension Panel: Versioned {
    /// That of all who take part; `nil` if one has none.
    public var version: String? {
        var parts: [JSONValue] = [.integer(leastAnswers)]
        for member in members {
            guard let version = member.agent.version, let condition = member.conditionVersion else {
                return nil
            }
            parts += [
                .string(member.agent.name), .string(version), .string("\(member.duty)"), .string(condition),
            ]
        }
        if let aggregator {
            guard let version = aggregator.version else { return nil }
            parts += [.string(aggregator.name), .string(version)]
        }
        return Digest(of: JSONValue.array(parts).text.utf8).description
    }
}
