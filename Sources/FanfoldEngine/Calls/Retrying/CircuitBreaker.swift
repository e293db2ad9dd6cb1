internal import FanfoldCore
internal import Synchronization

/// Closes a server's lane for all calls when the server is down.
final class CircuitBreaker: Sendable {
    private let state: Mutex<BreakerState>
    private let closing: LaneClosing
    private let time: CallTime

    init(server: String, patience: Duration, time: CallTime, closing: LaneClosing) {
        state = Mutex(BreakerState(server: server, patience: patience))
        self.time = time
        self.closing = closing
    }

    /// A call was answered.
    func answered() {
        state.withLock { $0.answered(now: time.now) }
    }

    /// An attempt failed.
    ///
    /// - Returns: How long the server has shut out a request that was first refused at `refusedAt`, and how long
    ///   it has been gone, if it was there before.
    func failed(
        _ kind: ModelError.Kind,
        refusedAt: Duration?
    ) -> (shutOutFor: Duration, goneFor: Duration?) {
        let now = time.now
        return state.withLock { state in
            state.failed(kind, now: now)
            let shutOutFor = refusedAt.map { state.shutOut(since: $0, now: now) } ?? .zero
            return (shutOutFor, state.goneFor(now: now))
        }
    }

    /// Takes a request that has failed for good, and since when the server has been as its failure says.
    ///
    /// - Returns: Why the lane is closed, if it is now or was before.
    func gaveUp(_ request: ModelRequest, _ error: ModelError, since time: Duration?) -> ModelError? {
        guard let time else { return nil }
        let now = self.time.now
        let verdict = state.withLock { $0.verdict(on: request.key, error, since: time, now: now) }
        guard let verdict else { return nil }
        closing.close(verdict)
        return closing.reason ?? verdict
    }
}
