public import FanfoldCore

/// What a run would do, known without making a call.
public struct RunPlan: Sendable {
    /// A document's part of the plan.
    public struct Document: Sendable, Hashable {
        /// The document's name in the run.
        public var name: String
        /// How many chunks its text is cut into.
        public var chunkCount: Int
        /// How many folds each level has, from level 1.
        public var foldsByLevel: [Int]
        /// The tokens of its chunks.
        public var tokenCount: Int
        /// The agents that read it.
        public var agents: [String]

        init(_ split: SplitDocument, agents: [String]) {
            self.agents = agents
            name = split.document.name
            chunkCount = split.chunks.count
            foldsByLevel = split.plan.foldsByLevel
            tokenCount = split.chunks.reduce(0) { $0 + $1.tokenCount }
        }
    }

    /// The documents, by name.
    public var documents: [Document] = []
    /// Documents that can't be read, by name.
    public var failed: [RunResult.Unread] = []
    /// Files that are no documents, by name.
    public var skipped: [RunResult.Unread] = []
    /// What was wrong with the input.
    public var diagnostics: [Diagnostic] = []
    /// How many folds above documents each level has for each agent, from level 1, over all folders.
    public var folderFoldsByLevel: [Int] = []
    /// The agents, in their order.
    public var agents: [String] = []
    /// What brings the agents' answers together; `nil` where nothing does.
    public var aggregator: String?
    /// The folders that are summarized.
    public var folderCount = 0

    /// The chunks of all documents.
    public var chunkCount: Int { documents.reduce(0) { $0 + $1.chunkCount } }

    /// The folds inside documents by level, from level 1.
    public var foldsByLevel: [Int] {
        documents.reduce(into: []) { $0.add($1.foldsByLevel) }
    }

    /// The tokens of all chunks.
    public var tokenCount: Int { documents.reduce(0) { $0 + $1.tokenCount } }

    /// How many calls each agent makes at the most: one a chunk and one a fold; the aggregator one a report.
    public var callsByAgent: [(agent: String, calls: Int)] {
        let folderFolds = folderFoldsByLevel.reduce(0, +)
        var calls = agents.map { agent in
            documents.reduce(folderFolds) {
                $0 + ($1.agents.contains(agent) ? $1.chunkCount + $1.foldsByLevel.reduce(0, +) : 0)
            }
        }
        if aggregator != nil { calls.append(documents.count { $0.chunkCount > 0 } + folderCount) }
        return Array(zip(agents + [aggregator].compactMap(\.self), calls)).map { (agent: $0, calls: $1) }
    }

    /// How many calls the run makes at the most; what is tried again or repaired comes on top.
    public var callCount: Int { callsByAgent.reduce(0) { $0 + $1.calls } }

    /// Whether all that was asked for can be read.
    public var isWhole: Bool { failed.isEmpty && !diagnostics.contains { $0.severity == .error } }
}

extension [Int] {
    /// Adds another level's counts to these, level by level.
    mutating func add(_ counts: [Int]) {
        while count < counts.count { append(0) }
        for (level, count) in counts.enumerated() { self[level] += count }
    }
}
