package import FanfoldCore

/// Tries again where that may help, and gives up where it does not.
///
/// No permit is held while it waits. Once the server is down or the run stops, all that wait here end.
package struct RetryingModel: LanguageModel {
    private let model: any LanguageModel
    private let lane: ServerLane

    /// Puts the lane's retry policy in front of `model`.
    package init(_ model: any LanguageModel, lane: ServerLane) {
        self.model = model
        self.lane = lane
    }

    package func reply(to request: ModelRequest, in context: CallContext) async throws -> ModelReply {
        var record = RetryRecord()
        record.hasFallback = context.hasFallback
        while true {
            do {
                let reply = try await model.reply(to: request, in: numbered(context, record.attempts + 1))
                lane.breaker.answered()
                return reply
            } catch let error as ModelError {
                record.add(error.kind, now: lane.time.now)
                (record.shutOutFor, record.goneFor) = lane.breaker.failed(
                    error.kind,
                    refusedAt: record.refusedAt
                )
                switch lane.policy.decision(for: error, after: record, random: lane.random()) {
                case .giveUp:
                    // Too slow for one who has something else is no sign of a server that is down.
                    guard !(record.hasFallback && error.kind == .timedOut) else { throw told(error, record) }
                    throw lane.breaker.gaveUp(request, error, since: record.since(error.kind))
                        ?? told(error, record)
                case .again(let delay):
                    context.listen(.retrying(error, after: delay))
                    if delay > .zero { try await lane.sleep(for: delay) }
                }
            }
        }
    }

    /// The context in which an attempt has its number among the request's.
    private func numbered(_ context: CallContext, _ attempt: Int) -> CallContext {
        guard attempt > 1 else { return context }
        var inner = context
        inner.listen = { event in
            if case .sent = event { context.listen(.sent(attempt: attempt)) } else { context.listen(event) }
        }
        return inner
    }

    /// The error, with the attempts that were made.
    private func told(_ error: ModelError, _ record: RetryRecord) -> ModelError {
        guard record.attempts > 1, error.kind != .withdrawn, error.kind != .serverDown else { return error }
        var error = error
        error.message += " (\(record.attempts) attempts)"
        return error
    }
}
