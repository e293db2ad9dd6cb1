internal import FanfoldCore
internal import FanfoldEngine
internal import FanfoldProviders
internal import Synchronization

/// What the models of a run cost, by the names that requests have for them.
///
/// A recipe's own price comes before the file's, each number for itself.
package final class PriceBook: Sendable {
    private let table: PriceTable?
    private let caps: BudgetCaps?
    private let known = Mutex<[ModelIdentity: ModelTerms]>([:])

    /// Makes a book for a run's models.
    ///
    /// - Parameters:
    ///   - table: A file's prices.
    ///   - caps: What may be spent; `nil` for no end.
    init(_ table: PriceTable?, caps: BudgetCaps?) {
        self.table = table
        self.caps = caps
    }

    /// What a model costs, as far as it is known.
    func terms(of model: ModelIdentity) -> ModelTerms { known.withLock { $0[model] } ?? ModelTerms() }

    /// Takes a model in that the run may ask.
    ///
    /// - Throws: ``RunError`` for a price that is none, and where a budget can't be kept for want of a price or of a
    ///   limit of answers.
    func add(_ model: Recipe.Model) throws(RunError) {
        let identity = model.identity
        let terms = try Self.terms(of: model, table)
        try check(model, terms)
        known.withLock { known in
            // One name at two servers: the dearer counts.
            guard let other = known[identity] else { return known[identity] = terms }
            known[identity] = other.dearer(terms)
        }
    }

    /// What is known of a model from its recipe and a file.
    ///
    /// - Throws: ``RunError`` for a price that is none.
    static func terms(of model: Recipe.Model, _ table: PriceTable?) throws(RunError) -> ModelTerms {
        let identity = model.identity
        var terms = try table?.terms(provider: identity.provider, name: identity.name) ?? ModelTerms()
        let said = model.price
        if let input = said?.input.map(perToken) ?? terms.price?.input,
            let output = said?.output.map(perToken) ?? terms.price?.output
        {
            // A recipe's price of input holds for cached input too, unless it has one of its own.
            let cached = said?.cachedInput ?? said?.input
            terms.price = ModelPrice(
                input: input,
                cachedInput: cached.map(perToken) ?? terms.price?.cachedInput,
                output: output
            )
        }
        // This provider's requests always have a limit.
        if model.provider == .anthropic { terms.largestAnswer = AnthropicMessages.usualAnswerTokens }
        return terms
    }

    private func check(_ model: Recipe.Model, _ terms: ModelTerms) throws(RunError) {
        guard let caps else { return }
        let name = "\(model.identity.provider):\(model.identity.name)"
        if caps.cost != nil, terms.price == nil {
            throw RunError(
                .badSetting,
                "the price of \(name) is not known, so --max-cost can't be kept",
                hint: "add price to the model in the recipe, or name a file of prices with --prices"
            )
        }
        let sampling = Sampling(maxAnswerTokens: model.maxAnswerTokens, options: model.options ?? [:])
        if sampling.largestAnswer(orElse: terms.largestAnswer) == nil {
            throw RunError(
                .badSetting,
                "the longest answer of \(name) is not known, so \(caps.cost == nil ? "--max-tokens" : "--max-cost") "
                    + "can't be kept",
                hint: "set --max-answer-tokens, or name a file that has it with --prices"
            )
        }
    }

    private static func perToken(_ million: Double) -> Money { Money(million / 1e6) }
}

extension ModelTerms {
    /// The greater of each number; what one of two does not know is not known.
    fileprivate func dearer(_ other: Self) -> Self {
        var terms = ModelTerms()
        if let price, let otherPrice = other.price {
            terms.price = ModelPrice(
                input: max(price.input, otherPrice.input),
                cachedInput: max(price.cachedInput, otherPrice.cachedInput),
                output: max(price.output, otherPrice.output)
            )
        }
        if let largestAnswer, let otherAnswer = other.largestAnswer {
            terms.largestAnswer = max(largestAnswer, otherAnswer)
        }
        return terms
    }
}
