/// What a server's headers say of its limits; `nil` where they say nothing.
public struct ServerLimits: Sendable, Hashable {
    /// One limit, as it stands.
    public struct Allowance: Sendable, Hashable {
        /// The most in a minute.
        public var limit: Int?
        /// What is left of it.
        public var remaining: Int?
        /// How long until all of it is back.
        public var reset: Duration?

        /// Makes an allowance.
        public init(limit: Int? = nil, remaining: Int? = nil, reset: Duration? = nil) {
            self.limit = limit
            self.remaining = remaining
            self.reset = reset
        }
    }

    /// Requests.
    public var requests: Allowance?
    /// Tokens, read and written together.
    public var tokens: Allowance?
    /// Tokens read, where the server counts them apart.
    public var inputTokens: Allowance?
    /// Tokens written, where the server counts them apart.
    public var outputTokens: Allowance?

    /// Makes limits.
    public init(
        requests: Allowance? = nil,
        tokens: Allowance? = nil,
        inputTokens: Allowance? = nil,
        outputTokens: Allowance? = nil
    ) {
        self.requests = requests
        self.tokens = tokens
        self.inputTokens = inputTokens
        self.outputTokens = outputTokens
    }
}
