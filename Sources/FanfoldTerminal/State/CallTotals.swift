internal import FanfoldCore

/// What a run's calls came to so far.
struct CallTotals: Sendable, Hashable {
    /// Calls on chunks that ended.
    var chunks = 0
    /// Folds that ended, and aggregates.
    var folds = 0
    /// Of both, those for which a model was asked.
    var asked = 0
    /// Of both, those that were answered from the store alone.
    var stored = 0
    /// Attempts that followed a failed one.
    var retries = 0
    /// Attempts that were answered.
    var answers = 0
    /// What was read and written now.
    var usage = TokenUsage.zero
    /// What was read and written for answers from the store.
    var savedUsage = TokenUsage.zero
    /// What attempts cost; `nil` where nothing has a price.
    var cost: Money?
    /// What answers from the store had cost.
    var savedCost: Money?

    /// The tokens of an answered attempt, as it was asked and answered.
    var callTokens: Double {
        answers == 0 ? 0 : Double(usage.promptTokens + usage.answerTokens) / Double(answers)
    }
}
