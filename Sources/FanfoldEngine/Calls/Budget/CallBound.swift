internal import FanfoldCore

/// The most tokens that one attempt can read and write.
struct CallBound: Sendable, Hashable {
    /// Tokens read.
    var promptTokens: Int
    /// Tokens written; `nil` where nothing says how long an answer may be.
    var answerTokens: Int?

    /// What a server may put around each message.
    private static let perMessage = 16
    /// What a server may say of an answer's shape, beside the shape itself.
    private static let perSchema = 512

    /// The bound of a request.
    ///
    /// - Parameters:
    ///   - request: What is asked.
    ///   - counted: An exact count of its messages' tokens. Without one every byte may be a token: no tokenizer
    ///     makes more of them.
    ///   - largestAnswer: The longest answer the model gives where the request sets no limit.
    init(_ request: ModelRequest, counted: Int? = nil, largestAnswer: Int?) {
        promptTokens = counted ?? PromptSize.byteCount(of: request)
        promptTokens += Self.perMessage * (request.messages.count + 1)
        if let schema = request.schema { promptTokens += schema.schema.bytes.count + Self.perSchema }
        answerTokens = request.sampling.largestAnswer(orElse: largestAnswer)
    }

    /// What the attempt comes to at its worst.
    func worst(at price: ModelPrice?) -> Spend {
        let answer = answerTokens ?? 0
        guard let price else { return Spend(tokens: promptTokens + answer) }
        let input = max(price.input, price.cachedInput)
        return Spend(cost: promptTokens * input + answer * price.output, tokens: promptTokens + answer)
    }
}
