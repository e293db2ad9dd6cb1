internal import FanfoldCore

/// What a message cost, told in parts and, in a stream, more than once.
struct AnthropicUsage: Sendable {
    private var uncached: Int?
    private var toCache: Int?
    /// Tokens of the prompt found in the server's cache.
    private(set) var fromCache: Int?
    /// Tokens written.
    private(set) var output: Int?

    /// Takes numbers over; where they leave one out, the one before stays.
    mutating func update(_ usage: JSONValue?) {
        uncached = usage?["input_tokens"]?.count ?? uncached
        toCache = usage?["cache_creation_input_tokens"]?.count ?? toCache
        fromCache = usage?["cache_read_input_tokens"]?.count ?? fromCache
        output = usage?["output_tokens"]?.count ?? output
    }

    /// The size of the prompt: `input_tokens` are only those that the cache had no part in.
    var promptTokens: Int? { uncached.map { $0 + (toCache ?? 0) + (fromCache ?? 0) } }
}
