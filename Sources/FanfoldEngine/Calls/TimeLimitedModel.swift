package import FanfoldCore

/// Gives every attempt no more time than its context allows.
package struct TimeLimitedModel: LanguageModel {
    private let model: any LanguageModel
    private let time: CallTime

    /// Puts the time limit in front of `model`.
    package init(_ model: any LanguageModel, time: CallTime) {
        self.model = model
        self.time = time
    }

    package func reply(to request: ModelRequest, in context: CallContext) async throws -> ModelReply {
        guard let limit = context.timeout else { return try await model.reply(to: request, in: context) }
        let deadline = time.now + limit
        return try await withThrowingTaskGroup(of: ModelReply.self) { group in
            group.addTask { try await model.reply(to: request, in: context) }
            group.addTask {
                try await time.sleep(until: deadline)
                throw ModelError(
                    .timedOut,
                    "no answer within the time limit of \(limit.inWords)",
                    hint: "raise the time limit, or ask for shorter answers (max-answer-tokens)"
                )
            }
            defer { group.cancelAll() }
            guard let reply = try await group.next() else { throw CancellationError() }
            return reply
        }
    }
}
