package import FanfoldCore

/// Stacks the layers between an agent and a provider.
package enum CallPath {
    /// A provider behind single flight, the store, retry, the budget, the check for cut prompts, limits and time.
    ///
    /// - Parameters:
    ///   - provider: Sends the requests.
    ///   - lane: What all calls to the provider's server share.
    ///   - promptSize: Says about how many tokens a prompt has.
    ///   - accounts: What models cost and what may be spent; `nil` where nobody asks.
    ///   - keeping: How answers are kept; `nil` to forget them with the run.
    /// - Returns: The model that agents ask.
    package static func model(
        provider: any LanguageModel,
        lane: ServerLane,
        promptSize: PromptSize = .byBytes,
        accounts: CallAccounts? = nil,
        keeping: CallKeeping? = nil
    ) -> any LanguageModel {
        let timed = TimeLimitedModel(provider, time: lane.time)
        let limited = LimitedModel(timed, limiter: lane.limiter, promptSize: promptSize)
        let whole = WholePromptModel(limited, promptSize: promptSize)
        let budgeted: any LanguageModel = accounts.map { BudgetedModel(whole, accounts: $0) } ?? whole
        let retrying = RetryingModel(budgeted, lane: lane)
        guard let keeping else { return SingleFlightModel(retrying) }
        // Equal calls in flight look once, and their answer is kept once.
        return SingleFlightModel(
            StoredModel(
                retrying,
                store: keeping.store,
                promptSize: promptSize,
                price: { accounts?.terms($0).price },
                asksAgain: keeping.asksAgain,
                time: lane.time
            )
        )
    }
}

/// How answers are kept.
package struct CallKeeping: Sendable {
    /// Where.
    package var store: any CallStore
    /// Whether a refusal or a cut answer is asked for again.
    package var asksAgain: Bool

    package init(_ store: any CallStore, asksAgain: Bool = false) {
        self.store = store
        self.asksAgain = asksAgain
    }
}
