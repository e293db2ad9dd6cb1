package import FanfoldCore

/// An answer as a server gives it, with the numbers it tells.
package struct WireReply: Sendable, Hashable {
    /// What the model said, without its thinking.
    package var text: String
    /// Why it stopped.
    package var finish: FinishReason
    /// Tokens read, cached ones included; `nil` where the server does not say.
    package var promptTokens: Int?
    /// Of those, the ones found in the server's cache.
    package var cachedTokens: Int?
    /// Tokens written; `nil` where the server does not say.
    package var answerTokens: Int?
    /// The model that answered.
    package var model: String?

    /// Makes an answer.
    ///
    /// - Parameters:
    ///   - text: What the model said, perhaps with its thinking before it.
    ///   - finish: Why it stopped.
    ///   - hasThought: Whether it is known to have thought apart from the text. Only then can an answer be cut
    ///     before its first word.
    ///   - promptTokens: Tokens read.
    ///   - cachedTokens: Of those, the ones found in the server's cache.
    ///   - answerTokens: Tokens written.
    ///   - model: The model that answered.
    /// - Throws: `badReply` where a model that neither refused nor was kept from speaking said nothing.
    package init(
        text: String,
        finish: FinishReason,
        hasThought: Bool = false,
        promptTokens: Int? = nil,
        cachedTokens: Int? = nil,
        answerTokens: Int? = nil,
        model: String? = nil
    ) throws(ModelError) {
        self.text = ThinkingFilter.answer(in: text)
        self.finish = finish
        self.promptTokens = promptTokens
        self.cachedTokens = cachedTokens
        self.answerTokens = answerTokens
        self.model = model
        let isSilent =
            switch finish {
            case .stop: self.text.allSatisfy(\.isWhitespace)
            case .length: text.isEmpty && !hasThought
            case .contentFilter, .refusal: false
            }
        if isSilent {
            throw ModelError(.badReply, "the answer has no text")
        }
    }

    /// The answer with numbers of our own where the server told none.
    func modelReply(to request: ModelRequest, counter: any TokenCounter) -> ModelReply {
        func count(_ text: String) -> Int { counter.count(Array(text.utf8)[...]) }
        return ModelReply(
            text: text,
            finish: finish,
            usage: TokenUsage(
                promptTokens: promptTokens ?? request.messages.reduce(0) { $0 + count($1.text) },
                cachedTokens: cachedTokens ?? 0,
                answerTokens: answerTokens ?? count(text),
                isEstimated: promptTokens == nil || answerTokens == nil
            ),
            model: model
        )
    }
}
