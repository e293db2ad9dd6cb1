internal import FanfoldCore
internal import Synchronization

/// Ends the reading of a stream that has stopped coming.
final class StreamWatch: Sendable {
    private struct State {
        var lastPiece = ContinuousClock.now
        var hasPieces = false
        var settled: WireReply?
    }

    private let state = Mutex(State())
    private let settings: ServerSettings

    init(_ settings: ServerSettings) { self.settings = settings }

    /// The whole answer, once it is there, though the stream may not have ended.
    var settled: WireReply? { state.withLock { $0.settled } }

    /// Notes that a piece came.
    ///
    /// - Parameter whole: The answer, if it made it whole.
    func note(_ whole: WireReply?) {
        state.withLock { state in
            state.lastPiece = .now
            state.hasPieces = true
            if let whole { state.settled = whole }
        }
    }

    /// Runs `read` for as long as pieces keep coming.
    ///
    /// - Returns: What it read; or the answer that is whole, where the server does not end the stream after it.
    /// - Throws: `timedOut` where nothing came for too long, and what `read` throws.
    func run(_ read: @escaping @Sendable () async throws -> WireReply) async throws -> WireReply {
        try await withThrowingTaskGroup(of: WireReply?.self) { group in
            group.addTask { try await read() }
            group.addTask {
                try await self.waitForSilence()
                return self.settled
            }
            defer { group.cancelAll() }
            if let reply = try await group.next() ?? nil { return reply }
            throw ModelError(.timedOut, "\(settings.address) sent nothing more for \(limit.inSeconds)")
        }
    }

    /// Looks every now and then, since the limit changes as the stream goes on.
    private func waitForSilence() async throws {
        let clock = ContinuousClock()
        let pause = min(.seconds(1), settings.streamIdleTimeout)
        while true {
            let deadline = state.withLock { $0.lastPiece } + limit
            guard deadline > clock.now else { return }
            try await clock.sleep(until: min(deadline, clock.now + pause), tolerance: .milliseconds(50))
        }
    }

    private var limit: Duration {
        state.withLock { state in
            if state.settled != nil { return min(.seconds(2), settings.streamIdleTimeout) }
            return state.hasPieces ? settings.streamIdleTimeout : settings.idleTimeout
        }
    }
}
