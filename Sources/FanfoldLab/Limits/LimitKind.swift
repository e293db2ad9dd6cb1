/// Which limit a request passed.
package enum LimitKind: String, Sendable, Hashable, CaseIterable {
    /// Requests a minute.
    case requests
    /// Tokens a minute, of prompts and answers or of prompts alone.
    case tokens
    /// Tokens of answers a minute.
    case outputTokens = "output-tokens"
    /// Requests in flight.
    case concurrency
}
