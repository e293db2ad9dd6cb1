package import FanfoldCore
internal import Synchronization

/// Answers from the store what was answered before, and has every answer on disk before it is used.
///
/// Whatever is kept stands, at any temperature: the same request gives the same answer. A refusal or an answer that
/// was cut is kept as well, and asked for again only where that is wanted.
package struct StoredModel: LanguageModel {
    private let model: any LanguageModel
    private let store: any CallStore
    private let promptSize: PromptSize
    private let price: @Sendable (ModelIdentity) -> ModelPrice?
    private let asksAgain: Bool
    private let time: CallTime

    /// Puts `store` in front of `model`.
    ///
    /// - Parameters:
    ///   - model: Answers what is not kept.
    ///   - store: Keeps answers.
    ///   - promptSize: Counts the prompt's tokens, to be kept beside the server's count.
    ///   - price: What a model's tokens cost; `nil` where it is not known.
    ///   - asksAgain: Whether a refusal or a cut answer is asked for again.
    ///   - time: Measures how long an answer took.
    package init(
        _ model: any LanguageModel,
        store: any CallStore,
        promptSize: PromptSize,
        price: @escaping @Sendable (ModelIdentity) -> ModelPrice? = { _ in nil },
        asksAgain: Bool = false,
        time: CallTime
    ) {
        self.model = model
        self.store = store
        self.promptSize = promptSize
        self.price = price
        self.asksAgain = asksAgain
        self.time = time
    }

    package func reply(to request: ModelRequest, in context: CallContext) async throws -> ModelReply {
        let key = request.key
        do {
            if let reply = try kept(request.model, key, context) { return reply }
            return try await store.withClaim(on: key) {
                if store.isShared, let reply = try kept(request.model, key, context) { return reply }
                return try await asked(request, key, context)
            }
        } catch is CancellationError where !Task.isCancelled {
            throw ModelError(.withdrawn, "the run is stopping, and the request was not sent")
        } catch let error as StoreError {
            throw ModelError(.storeFailed, error.message, hint: error.hint)
        }
    }

    private func kept(
        _ model: ModelIdentity,
        _ key: Digest,
        _ context: CallContext
    ) throws(StoreError) -> ModelReply? {
        guard let call = try store.call(for: key) else { return nil }
        guard call.reply.finish == .stop || !asksAgain else { return nil }
        let usage = call.reply.usage
        context.listen(.stored(usage, price(model)?.cost(of: usage) ?? call.cost))
        return call.reply
    }

    private func asked(
        _ request: ModelRequest,
        _ key: Digest,
        _ context: CallContext
    ) async throws -> ModelReply {
        let sentAt = Mutex(time.now)
        let tokens = promptSize(request)
        var timed = context
        timed.promptTokens = tokens
        timed.listen = { event in
            if case .sent = event { sentAt.withLock { $0 = time.now } }
            context.listen(event)
        }
        let reply = try await model.reply(to: request, in: timed)
        try await store.keep(
            StoredCall(
                key: key,
                model: request.model,
                reply: reply,
                latency: time.now - sentAt.withLock { $0 },
                countedTokens: tokens,
                cost: price(request.model)?.cost(of: reply.usage)
            )
        )
        return reply
    }
}
