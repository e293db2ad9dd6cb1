/// Caps that the user sets for one server; `nil` where there is none.
package struct CallLimits: Sendable, Hashable {
    /// The most calls in flight.
    package var concurrency: Int
    /// The most requests in any minute.
    package var requests: Int?
    /// The most tokens in any minute, read and written together.
    package var tokens: Int?
    /// The most tokens read in any minute.
    package var inputTokens: Int?
    /// The most tokens written in any minute.
    package var outputTokens: Int?

    /// Makes caps.
    ///
    /// - Precondition: Every cap is at least 1.
    package init(
        concurrency: Int,
        requests: Int? = nil,
        tokens: Int? = nil,
        inputTokens: Int? = nil,
        outputTokens: Int? = nil
    ) {
        for cap in [concurrency, requests, tokens, inputTokens, outputTokens] {
            precondition(cap ?? 1 > 0, "a limit is at least 1, got \(cap ?? 0)")
        }
        self.concurrency = concurrency
        self.requests = requests
        self.tokens = tokens
        self.inputTokens = inputTokens
        self.outputTokens = outputTokens
    }
}
