public import FanfoldCore

extension Recipe {
    /// Someone who reads documents.
    public struct Agent: Sendable, Hashable {
        /// What reports show.
        public var name = ""
        /// What to look for and how to answer.
        public var instructions: String?
        /// A name of the recipe's models, `provider:NAME`, or `extractive`; `nil` for the run's own.
        public var model: String?
        /// In place of the model's.
        public var temperature: Double?
        /// The most words of a document's summary.
        public var words: Int?
        /// Which documents it reads; `nil` for all.
        public var when: Condition?
        /// The most time of one attempt.
        public var timeout: Duration?
        /// What takes the place of an answer that does not come.
        public var fallback: Fallback?
        /// The same agent with several prompts; empty for one.
        public var perspectives: [Perspective]?
        /// Whether a report goes without it.
        public var need: Need?
        /// The shape of its answers, a JSON schema; `nil` for sentences.
        public var schema: JSONValue?
        /// How its answers are folded.
        public var fold: FoldRule?

        /// An agent that nothing is said of.
        public init() {}
    }

    /// One of the prompts of an agent that has several.
    public struct Perspective: Sendable, Hashable {
        /// What tells it from the agent's others.
        public var name: String
        /// What is said ahead of the agent's instructions.
        public var instructions: String

        /// Makes a perspective.
        public init(name: String, instructions: String) {
            self.name = name
            self.instructions = instructions
        }
    }

    /// Whether a report goes without an agent.
    public enum Need: String, Sendable, Hashable {
        /// Without its answer there is no aggregate.
        case required
        /// Nothing is missing where it does not answer.
        case optional
    }

    /// How an agent's typed answers become one.
    public enum FoldRule: String, Sendable, Hashable, CaseIterable {
        /// The model merges them.
        case agent
        /// Lists are joined, equal items once.
        case collect
        /// Values are counted.
        case tally
    }
}
