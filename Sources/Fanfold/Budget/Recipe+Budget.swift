internal import FanfoldCore
internal import FanfoldEngine

extension Recipe {
    /// What a run may spend, with what flags say in place of what the recipe says; `nil` for no end.
    func caps(_ overrides: RecipeOverrides) -> BudgetCaps? {
        let cost = (overrides.maxCost ?? limits.maxCost).map { Money($0) }
        let tokens = overrides.maxTokens ?? limits.maxTokens
        return cost == nil && tokens == nil ? nil : BudgetCaps(cost: cost, tokens: tokens)
    }

    /// What the run's models cost; `nil` where nobody asks.
    ///
    /// - Throws: ``RunError`` if the file of prices can't be read.
    func priceBook(_ overrides: RecipeOverrides) throws(RunError) -> PriceBook? {
        let caps = caps(overrides)
        let file = overrides.prices ?? prices
        guard caps != nil || file != nil || models.contains(where: { $0.price != nil }) else { return nil }
        guard let file else { return PriceBook(nil, caps: caps) }
        return PriceBook(try PriceTable(contentsOf: file), caps: caps)
    }
}
