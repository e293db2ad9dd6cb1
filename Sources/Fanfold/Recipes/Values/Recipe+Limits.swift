public import OrderedCollections

extension Recipe {
    /// How fast servers may be asked, and what a run may spend.
    public struct Limits: Sendable, Hashable {
        /// What holds for every server that nothing else is said of.
        public var general = Pace()
        /// What holds for a provider's server, or for the server of a named model.
        public var servers: OrderedDictionary<String, Pace> = [:]

        /// The most money of a run, in the money that prices are given in.
        public var maxCost: Double?
        /// The most tokens of a run, read and written together.
        public var maxTokens: Int?
        /// How long after its start a run begins nothing new any more.
        public var deadline: Duration?

        /// No limits.
        public init() {}

        /// The limits of the server that a model is asked at.
        ///
        /// What is said of the model's name comes before what is said of its provider, and that before what
        /// is said of every server, each setting for itself.
        public func pace(of model: Model) -> Pace {
            let byProvider = model.provider.flatMap { servers[$0.rawValue] } ?? Pace()
            return (servers[model.name] ?? Pace()).completed(by: byProvider).completed(by: general)
        }
    }

    /// The limits of one server.
    public struct Pace: Sendable, Hashable {
        /// The most calls in flight.
        public var concurrency: Int?
        /// The most requests in a minute.
        public var requestsPerMinute: Int?
        /// The most tokens in a minute, read and written together.
        public var tokensPerMinute: Int?
        /// The most tokens read in a minute.
        public var inputTokensPerMinute: Int?
        /// The most tokens written in a minute.
        public var outputTokensPerMinute: Int?

        /// No limits.
        public init() {}

        func completed(by other: Pace) -> Pace {
            var pace = self
            pace.concurrency = concurrency ?? other.concurrency
            pace.requestsPerMinute = requestsPerMinute ?? other.requestsPerMinute
            pace.tokensPerMinute = tokensPerMinute ?? other.tokensPerMinute
            pace.inputTokensPerMinute = inputTokensPerMinute ?? other.inputTokensPerMinute
            pace.outputTokensPerMinute = outputTokensPerMinute ?? other.outputTokensPerMinute
            return pace
        }
    }
}
