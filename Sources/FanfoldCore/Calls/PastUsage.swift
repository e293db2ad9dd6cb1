/// What all kept calls of a model used: it corrects what is expected of further ones.
package struct PastUsage: Sendable, Hashable {
    /// The kept calls.
    package var calls = 0
    /// Our own count of their prompts' tokens, of those calls whose server told its own.
    package var countedTokens = 0
    /// What the servers told of the same prompts.
    package var promptTokens = 0
    /// The tokens of all answers.
    package var answerTokens = 0
    /// How long the answered attempts took, one after the other.
    package var latency = Duration.zero

    package init() {}

    /// Adds a kept call.
    package mutating func add(_ call: StoredCall) {
        calls += 1
        answerTokens += call.reply.usage.answerTokens
        latency += call.latency
        guard !call.reply.usage.isEstimated, call.reply.usage.promptTokens > 0 else { return }
        countedTokens += call.countedTokens
        promptTokens += call.reply.usage.promptTokens
    }

    /// How many tokens a server counts where we count one; `nil` where no server told.
    package var promptRatio: Double? {
        countedTokens > 0 && promptTokens > 0 ? Double(promptTokens) / Double(countedTokens) : nil
    }

    /// The tokens of an answer, on average.
    package var meanAnswerTokens: Double? { calls > 0 ? Double(answerTokens) / Double(calls) : nil }

    /// The time of an answered attempt, on average; `nil` where none was measured.
    package var meanLatency: Duration? { calls > 0 && latency > .zero ? latency / calls : nil }
}
