extension RunPlan {
    /// The calls of one agent, or of the aggregator.
    public struct AgentCalls: Sendable, Hashable {
        /// The agent's or aggregator's name.
        public var agent: String
        /// The chunks it reads.
        public var chunks = PlannedCalls()
        /// Its folds inside documents by level, from level 1.
        public var folds: [PlannedCalls] = []
        /// Its folds above documents by level, from level 1.
        public var folderFolds: [PlannedCalls] = []
        /// The reports it brings together, if it is the aggregator.
        public var reports = PlannedCalls()

        init(agent: String) { self.agent = agent }

        /// All its calls.
        public var total: PlannedCalls { (folds + folderFolds).reduce(chunks + reports, +) }
    }
}

extension [PlannedCalls] {
    /// Adds calls at a level, from level 1.
    mutating func add(_ calls: PlannedCalls, at level: Int) {
        while count < level { append(PlannedCalls()) }
        self[level - 1] += calls
    }
}
