package import FanfoldCore

/// What a plan may know beside documents and recipe.
package struct PlanKnowledge: Sendable {
    /// Finds answers that were kept; `nil` where none are.
    package var kept: (any CallLookup)?
    /// Whether a run would ask again for a refusal or a cut answer that was kept.
    package var asksAgain: Bool
    /// What calls used before.
    package var history: (any UsageHistory)?

    /// Makes knowledge; without arguments there is none.
    package init(
        kept: (any CallLookup)? = nil,
        asksAgain: Bool = false,
        history: (any UsageHistory)? = nil
    ) {
        self.kept = kept
        self.asksAgain = asksAgain
        self.history = history
    }
}
