package import FanfoldCore

extension PromptedAgent {
    /// The most parts that a fold may have, by the model's context and the longest answer.
    ///
    /// 0 where not even an answer fits; `nil` where either limit is not known.
    package var largestFanIn: Int? {
        guard let context, let answer = sampling.maxAnswerTokens else { return nil }
        return max(0, context - answer - promptTokens) / Self.tokens(ofPart: answer)
    }

    /// Makes sure that a fold of `fanIn` parts, each as long as an answer may be, fits the model's context.
    ///
    /// - Parameter fanIn: The most parts of a fold, or of an aggregate.
    /// - Throws: ``AgentError`` that stops the run and names the most parts that fit.
    package func check(fanIn: Int) throws(AgentError) {
        guard let largest = largestFanIn, largest < fanIn, let context, let answer = sampling.maxAnswerTokens
        else { return }
        let needed = promptTokens + answer + fanIn * Self.tokens(ofPart: answer)
        let message =
            "a fold of \(fanIn) parts needs up to \(needed) tokens, and the context of \(identity.name) has \(context)"
        throw AgentError(
            message,
            hint: largest >= 2
                ? "lower fan-in to \(largest), or max-answer-tokens (now \(answer))"
                : "lower max-answer-tokens (now \(answer)): not even a fan-in of 2 fits",
            remedy: .stopRun
        )
    }

    /// The tokens of a fold's prompt without its parts.
    private var promptTokens: Int {
        let messages = request(.fold(.folder), about: Material(.parts), isSecond: true).messages
        return messages.reduce(32) { $0 + counter.count(Array($1.text.utf8)[...]) }
    }

    /// The tokens of a part, with the numbers before its sentences.
    private static func tokens(ofPart answer: Int) -> Int { answer + answer / 8 + 8 }
}
