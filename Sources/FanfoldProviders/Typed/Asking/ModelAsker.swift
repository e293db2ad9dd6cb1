internal import FanfoldCore

/// A model with the settings an agent asks it by.
struct ModelAsker: Sendable {
    let model: any LanguageModel
    let identity: ModelIdentity
    let sampling: Sampling
    let timeout: Duration?

    /// The model's reply, if it is an answer or the start of one.
    ///
    /// - Throws: ``AgentError`` where there is no reply, or the model would not answer; ``ModelError`` for a
    ///   request that was withdrawn, because the run stops; `CancellationError`.
    func reply(to request: ModelRequest) async throws -> ModelReply {
        var context = CallContext.current
        context.timeout = timeout ?? context.timeout
        let reply: ModelReply
        do {
            reply = try await model.reply(to: request, in: context)
        } catch let error as ModelError where error.kind != .withdrawn {
            throw AgentError(error)
        }
        switch reply.finish {
        case .stop, .length: return reply
        case .contentFilter:
            throw AgentError("the server withheld the answer of \(identity.name)", kind: "withheld")
        case .refusal: throw AgentError("\(identity.name) refused to answer", kind: "refused")
        }
    }
}
