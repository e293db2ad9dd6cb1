internal import FanfoldCore

/// A model with the settings an agent asks it by.
struct ModelAsker: Sendable {
    let model: any LanguageModel
    let identity: ModelIdentity
    let sampling: Sampling
    let timeout: Duration?

    /// The model's reply, if it is an answer or the start of one.
    ///
    /// - Throws: ``AgentError`` where there is no reply, or the model would not answer; `CancellationError`.
    func reply(to request: ModelRequest) async throws -> ModelReply {
        var context = CallContext.current
        context.timeout = timeout ?? context.timeout
        let reply: ModelReply
        do {
            reply = try await model.reply(to: request, in: context)
        } catch let error as ModelError {
            throw AgentError(error)
        }
        switch reply.finish {
        case .stop, .length: return reply
        case .contentFilter: throw AgentError("the server withheld the answer")
        case .refusal: throw AgentError("the model would not answer")
        }
    }
}
