/// What a server lets through in a minute and at once.
package struct LimitSettings: Sendable {
    /// Requests a minute.
    package var requestsPerMinute: Int?
    /// The most requests in one go; a second's worth where it is not given.
    package var requestBurst: Int?
    /// Tokens a minute: prompt and answer together, or the prompt alone where `outputTokensPerMinute` is given.
    package var tokensPerMinute: Int?
    /// Tokens of answers a minute, counted apart as Anthropic does.
    package var outputTokensPerMinute: Int?
    /// The most tokens in one go; a minute's worth where it is not given.
    package var tokenBurst: Int?
    /// The most requests in flight; one more is answered 429.
    package var concurrency: Int?
    /// How an answer with status 429 says when to come again.
    package var retryAfter = RetryAfterForm.seconds
    /// Whether headers tell the limits.
    package var areAnnounced = true

    package init() {}
}
