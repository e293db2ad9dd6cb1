package import FanfoldCore
internal import Synchronization

/// A language model that answers by rule and keeps a log of what it was asked.
package final class ScriptedModel: LanguageModel {
    private struct State {
        var requests: [ModelRequest] = []
        var inFlight = 0
        var mostInFlight = 0
    }

    private let state = Mutex(State())
    private let rule: @Sendable (ModelRequest, Int) async throws -> ModelReply

    /// Makes a model; `rule` gets each request and its number, from 0, and may wait or throw.
    package init(rule: @escaping @Sendable (ModelRequest, Int) async throws -> ModelReply) {
        self.rule = rule
    }

    /// Makes a model that gives these answers in turn, and the last one ever after.
    ///
    /// - Precondition: There is at least one answer.
    package convenience init(_ answers: Result<ModelReply, ModelError>...) {
        self.init { _, number in try answers[min(number, answers.count - 1)].get() }
    }

    /// What was asked.
    package var requests: [ModelRequest] { state.withLock { $0.requests } }

    /// The most requests that were in flight at the same time.
    package var mostInFlight: Int { state.withLock { $0.mostInFlight } }

    package func reply(to request: ModelRequest, in context: CallContext) async throws -> ModelReply {
        let number = state.withLock { state in
            state.requests.append(request)
            state.inFlight += 1
            state.mostInFlight = max(state.mostInFlight, state.inFlight)
            return state.requests.count - 1
        }
        defer { state.withLock { $0.inFlight -= 1 } }
        context.listen(.sent(attempt: 1))
        return try await rule(request, number)
    }
}

extension ModelReply {
    /// A whole answer with this text.
    package static func scripted(_ text: String, finish: FinishReason = .stop) -> ModelReply {
        ModelReply(text: text, finish: finish, usage: TokenUsage(promptTokens: 10, answerTokens: 5))
    }
}
