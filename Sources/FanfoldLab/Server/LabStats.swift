/// What a lab server has seen so far.
package struct LabStats: Sendable, Hashable {
    /// Requests to a chat route, refused ones among them.
    package var requests = 0
    /// Requests that got a whole, usable answer.
    package var answered = 0
    /// Requests whose client went away before the end.
    package var abandoned = 0
    /// Requests in each shape.
    package var shapes: [LabShape: Int] = [:]
    /// Faults that were played.
    package var faults: [FaultKind: Int] = [:]
    /// Requests that were answered 429 because of a limit.
    package var limited: [LimitKind: Int] = [:]
    /// Requests that were refused for what they are, by status.
    package var refused: [Int: Int] = [:]
    /// Requests being answered now.
    package var inFlight = 0
    /// The most requests being answered at once.
    package var mostInFlight = 0
    /// The mean of requests being answered, between the first request and the last.
    package var meanInFlight = 0.0
    /// Time between the first request and the last.
    package var span = Duration.zero
    /// Different prompts that were let through.
    package var distinctPrompts = 0
    /// Requests for a prompt that had been answered already.
    package var repeatedPrompts = 0
    /// Tokens of the prompts that were let through.
    package var promptTokens = 0
    /// Tokens of whole, usable answers.
    package var answerTokens = 0
    /// Tokens of prompts that were worked on, whatever became of the answers: what a provider would charge for.
    package var workedPromptTokens = 0
    /// Tokens of the answers to them, lost and broken ones among them.
    package var workedAnswerTokens = 0

    package init() {}
}
