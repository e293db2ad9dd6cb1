/// A complete answer of a language model.
public struct ModelReply: Sendable, Hashable, Codable {
    /// What the model said, without its thinking.
    public var text: String
    /// Why it stopped.
    public var finish: FinishReason
    /// What was paid for.
    public var usage: TokenUsage
    /// The model that answered, as the server names it.
    public var model: String?

    /// Makes a reply.
    public init(text: String, finish: FinishReason, usage: TokenUsage, model: String? = nil) {
        self.text = text
        self.finish = finish
        self.usage = usage
        self.model = model
    }
}

/// Why a model stopped.
public enum FinishReason: String, Sendable, Hashable, Codable {
    /// It had said what it had to say.
    case stop
    /// The answer reached the most tokens allowed and is cut.
    case length
    /// The server withheld the answer.
    case contentFilter
    /// The model would not answer.
    case refusal
}

/// Tokens of one call, or of several.
public struct TokenUsage: Sendable, Hashable, Codable {
    /// Tokens read, those found in the server's cache included.
    public var promptTokens: Int
    /// Of those, the tokens found in the server's cache.
    public var cachedTokens: Int
    /// Tokens written, thinking included.
    public var answerTokens: Int
    /// Whether the server told no numbers and these are our own.
    public var isEstimated: Bool

    /// Makes numbers.
    public init(promptTokens: Int, cachedTokens: Int = 0, answerTokens: Int, isEstimated: Bool = false) {
        self.promptTokens = promptTokens
        self.cachedTokens = cachedTokens
        self.answerTokens = answerTokens
        self.isEstimated = isEstimated
    }

    /// No tokens.
    public static let zero = TokenUsage(promptTokens: 0, answerTokens: 0)

    /// Adds up; a sum with an estimate in it is one.
    public static func += (left: inout Self, right: Self) {
        left.promptTokens += right.promptTokens
        left.cachedTokens += right.cachedTokens
        left.answerTokens += right.answerTokens
        left.isEstimated = left.isEstimated || right.isEstimated
    }
}
