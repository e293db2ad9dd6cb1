internal import FanfoldCore
internal import FanfoldTestKit

@testable internal import FanfoldEngine

extension ModelRequest {
    /// A request that says `text`.
    static func saying(_ text: String, most: Int? = nil) -> ModelRequest {
        ModelRequest(
            model: ModelIdentity(provider: "openai", name: "m"),
            messages: [ModelMessage(.user, text)],
            sampling: Sampling(maxAnswerTokens: most)
        )
    }
}

extension ServerLane {
    /// A lane whose waits are as long as they can be.
    static func test(
        _ limits: CallLimits = CallLimits(concurrency: 4),
        clock: some Clock<Duration> = ManualClock(),
        stop: StopRequest = StopRequest()
    ) -> ServerLane {
        ServerLane(server: "the server at lab", limits: limits, clock: clock, random: { 1 }, stop: stop)
    }
}

extension CallContext {
    /// A context that keeps what it hears.
    static func noting(_ events: Shared<[CallEvent]>, timeout: Duration? = nil) -> CallContext {
        CallContext(timeout: timeout) { event in events.update { $0.append(event) } }
    }
}

/// The error that a call ends with, if it is a model's.
func failure(_ body: () async throws -> ModelReply) async -> ModelError? {
    do {
        _ = try await body()
        return nil
    } catch {
        return error as? ModelError
    }
}
