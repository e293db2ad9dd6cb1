package import FanfoldCore

extension SchemaAgent {
    /// Makes sure that a fold of `fanIn` answers, each as long as one may be, fits the model's context.
    ///
    /// Folds without a call always fit, and so do those whose limits are not known.
    ///
    /// - Parameters:
    ///   - fanIn: The most parts of a fold.
    ///   - context: The most tokens of prompt and answer together that the model takes; `nil` where not known.
    /// - Throws: ``AgentError`` that stops the run and names the most parts that fit.
    package func check(fanIn: Int, context: Int?) throws(AgentError) {
        guard foldRule == .agent, let context, let answer = maxAnswerTokens else { return }
        let prompt = promptTokens
        let largest = max(0, context - answer - prompt) / (answer + 8)
        guard largest < fanIn else { return }
        let needed = prompt + answer + fanIn * (answer + 8)
        throw AgentError(
            "a fold of \(fanIn) parts needs up to \(needed) tokens, and the context of \(modelName) has \(context)",
            hint: largest >= 2
                ? "lower fan-in to \(largest), or max-answer-tokens (now \(answer)); or fold by collect or tally"
                : "lower max-answer-tokens (now \(answer)), or fold by collect or tally: not even a fan-in of 2 fits",
            remedy: .stopRun
        )
    }

    /// The tokens of a fold's prompt without its parts, at four bytes a token.
    private var promptTokens: Int {
        let bytes = messages(about: Material(.texts), step: .fold(.folder)).reduce(0) {
            $0 + $1.text.utf8.count
        }
        return bytes / 4 + 32
    }
}
