public import FanfoldCore

extension RunPlan {
    /// What the calls of one language model use and cost.
    ///
    /// Retries, repairs and fallbacks come on top.
    public struct Model: Sendable, Hashable {
        /// The model.
        public var identity: ModelIdentity
        /// Its server's host, and the port where it is not the usual one; `command` for a program.
        public var server: String
        /// The requests that are sent.
        public var newCalls: Int
        /// What they are expected to use.
        public var usage: TokenUsage
        /// What they use if every answer is as long as it may be; `nil` where answers have no bound.
        public var most: TokenUsage?
        /// The requests whose answers are kept.
        public var storedCalls: Int
        /// What those used when they were made.
        public var storedUsage: TokenUsage
        /// What those cost, as far as it is known.
        public var storedCost: Money?
        /// The requests that are equal to one that is sent.
        public var equalCalls: Int
        /// What a token costs; `nil` where nobody says it.
        public var price: ModelPrice?

        /// What the requests are expected to cost; `nil` without a price.
        public var cost: Money? { price.map { $0.cost(of: usage) } }

        /// What they cost if every answer is as long as it may be; `nil` without a price or a bound.
        public var mostCost: Money? { price.flatMap { price in most.map { price.cost(of: $0) } } }
    }

    /// What all new calls are expected to use.
    public var usage: TokenUsage { models.reduce(into: .zero) { $0 += $1.usage } }

    /// What all new calls use if every answer is as long as it may be; `nil` where one has no bound.
    public var mostUsage: TokenUsage? {
        models.reduce(.some(.zero)) { sum, model in
            guard var sum, let most = model.most else { return nil }
            sum += most
            return sum
        }
    }

    /// What all new calls are expected to cost; `nil` where a model that is asked has no price.
    public var cost: Money? { sum { $0.cost } }

    /// What all new calls cost if every answer is as long as it may be; `nil` where one has no price or bound.
    public var mostCost: Money? { sum { $0.mostCost } }

    private func sum(_ cost: (Model) -> Money?) -> Money? {
        let asked = models.filter { $0.newCalls > 0 }
        let costs = asked.compactMap(cost)
        return asked.isEmpty || costs.count < asked.count ? nil : costs.reduce(.zero, +)
    }
}
