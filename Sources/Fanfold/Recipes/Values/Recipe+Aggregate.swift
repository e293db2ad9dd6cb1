extension Recipe {
    /// Who makes one answer of what the agents say.
    public struct Aggregate: Sendable, Hashable {
        /// What reports show.
        public var name: String?
        /// How to put the answers together.
        public var instructions: String?
        /// A name of the recipe's models, `provider:NAME`, or `extractive`; `nil` for the run's own.
        public var model: String?
        /// In place of the model's.
        public var temperature: Double?
        /// The most words of the answer.
        public var words: Int?
        /// How many of the agents a document is for must have answered; perspectives count each.
        public var needs: Int?
        /// The most time of one attempt.
        public var timeout: Duration?
        /// What takes the place of an answer that does not come.
        public var fallback: Fallback?

        /// An aggregate that nothing is said of.
        public init() {}
    }
}
