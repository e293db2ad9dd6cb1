package import FanfoldCore

/// What a model's tokens cost, and how much it can write at once.
package struct ModelTerms: Sendable, Hashable {
    /// What tokens cost; `nil` where it is not known.
    package var price: ModelPrice?
    /// The longest answer the model gives where a request sets no limit; `nil` where it is not known.
    package var largestAnswer: Int?

    package init(price: ModelPrice? = nil, largestAnswer: Int? = nil) {
        self.price = price
        self.largestAnswer = largestAnswer
    }
}

/// How the accounts of calls are kept.
package struct CallAccounts: Sendable {
    /// What may be spent; `nil` for no end.
    package var budget: CallBudget?
    /// Counts a prompt's tokens as its server does; `nil` where nobody can.
    package var exactSize: PromptSize?
    /// What each model costs.
    package var terms: @Sendable (ModelIdentity) -> ModelTerms

    package init(
        budget: CallBudget? = nil,
        exactSize: PromptSize? = nil,
        terms: @escaping @Sendable (ModelIdentity) -> ModelTerms
    ) {
        self.budget = budget
        self.exactSize = exactSize
        self.terms = terms
    }
}
