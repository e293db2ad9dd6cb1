package import FanfoldCore

/// Sends a call when its server's limits allow it, and reports what happens to it.
package struct LimitedModel: LanguageModel {
    private let model: any LanguageModel
    private let limiter: CallLimiter
    private let promptSize: PromptSize

    /// Puts `limiter` in front of `model`.
    package init(_ model: any LanguageModel, limiter: CallLimiter, promptSize: PromptSize) {
        self.model = model
        self.limiter = limiter
        self.promptSize = promptSize
    }

    package func reply(to request: ModelRequest, in context: CallContext) async throws -> ModelReply {
        let permit = try await limiter.permit(urgency: context.urgency) {
            CallNeed(
                promptTokens: context.promptTokens ?? promptSize(request),
                maxAnswerTokens: request.sampling.maxAnswerTokens
            )
        } onWait: {
            context.listen(.waiting)
        }
        context.listen(.sent(attempt: 1))
        do {
            let reply = try await model.reply(to: request, in: heard(context, permit))
            // Told first: who hears it sees no more calls at once than there are permits.
            context.listen(.answered(reply.usage))
            limiter.end(permit, .answered(reply.usage))
            return reply
        } catch let error as ModelError {
            context.listen(.failed(error.kind))
            limiter.end(permit, .failed(error))
            throw error
        } catch {
            limiter.end(permit, .cancelled)
            throw error
        }
    }

    /// The context of the call that holds `permit`.
    private func heard(_ context: CallContext, _ permit: CallPermit) -> CallContext {
        var inner = context
        inner.listen = { [limiter] event in
            switch event {
            case .limits(let told):
                limiter.learn(told, from: permit)
                context.listen(event)
            // This layer knows when a call waits, is sent and is answered.
            case .waiting, .sent, .answered, .failed:
                break
            case .text, .retrying, .joined, .charged, .stored:
                context.listen(event)
            }
        }
        return inner
    }
}
