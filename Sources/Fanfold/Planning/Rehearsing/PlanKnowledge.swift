package import FanfoldCore
package import FanfoldEngine

/// What a plan may know beside documents and recipe.
package struct PlanKnowledge: Sendable {
    /// Where answers are kept, which is read alone; `nil` where none are.
    package var keeping: CallKeeping?
    /// What calls used before.
    package var history: (any UsageHistory)?
    /// What a model's tokens cost where no recipe says it.
    package var price: @Sendable (ModelIdentity) -> ModelPrice?

    /// Makes knowledge; without arguments there is none.
    package init(
        keeping: CallKeeping? = nil,
        history: (any UsageHistory)? = nil,
        price: @escaping @Sendable (ModelIdentity) -> ModelPrice? = { _ in nil }
    ) {
        self.keeping = keeping
        self.history = history
        self.price = price
    }
}
