package import FanfoldCore

/// Stacks the layers between an agent and a provider.
package enum CallPath {
    /// A provider behind single flight, retry, the check for cut prompts, limits and the time limit.
    ///
    /// - Parameters:
    ///   - provider: Sends the requests.
    ///   - lane: What all calls to the provider's server share.
    ///   - promptSize: Says about how many tokens a prompt has.
    /// - Returns: The model that agents ask.
    package static func model(
        provider: any LanguageModel,
        lane: ServerLane,
        promptSize: PromptSize = .byBytes
    ) -> any LanguageModel {
        let timed = TimeLimitedModel(provider, time: lane.time)
        let limited = LimitedModel(timed, limiter: lane.limiter, promptSize: promptSize)
        let whole = WholePromptModel(limited, promptSize: promptSize)
        return SingleFlightModel(RetryingModel(whole, lane: lane))
    }
}
