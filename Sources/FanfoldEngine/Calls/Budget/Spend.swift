package import FanfoldCore

/// Money and tokens, spent or set aside.
package struct Spend: Sendable, Hashable {
    /// The money; zero where no price is known.
    package var cost: Money
    /// Tokens read and written.
    package var tokens: Int

    package init(cost: Money = .zero, tokens: Int = 0) {
        self.cost = cost
        self.tokens = tokens
    }

    /// Nothing.
    package static let zero = Spend()

    static func + (left: Self, right: Self) -> Self {
        let (tokens, isTooLarge) = left.tokens.addingReportingOverflow(right.tokens)
        return Spend(cost: left.cost + right.cost, tokens: isTooLarge ? .max : tokens)
    }

    static func - (left: Self, right: Self) -> Self {
        Spend(cost: left.cost - right.cost, tokens: left.tokens - right.tokens)
    }
}

/// The most that a run may spend; `nil` for no end.
package struct BudgetCaps: Sendable, Hashable {
    package var cost: Money?
    /// Tokens read and written.
    package var tokens: Int?

    package init(cost: Money? = nil, tokens: Int? = nil) {
        self.cost = cost
        self.tokens = tokens
    }

    /// Whether so much may be spent.
    func hold(_ spend: Spend) -> Bool {
        spend.cost <= cost ?? Money(picos: .max) && spend.tokens <= tokens ?? .max
    }
}
