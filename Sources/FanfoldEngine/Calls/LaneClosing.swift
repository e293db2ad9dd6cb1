internal import FanfoldCore
internal import Synchronization

/// Ends all waiting on one server, once and for good: the run stops, or the server is down.
final class LaneClosing: Sendable {
    private struct State {
        var reason: ModelError?
        var waiters: [Int: CheckedContinuation<Void, any Error>] = [:]
        var lastTicket = 0
        var actions: [@Sendable (ModelError) -> Void] = []
    }

    private let state = Mutex(State())

    /// Why nothing more is sent; `nil` while the lane is open.
    var reason: ModelError? { state.withLock { $0.reason } }

    /// How many wait in vain for the end.
    var waiterCount: Int { state.withLock { $0.waiters.count } }

    /// Ends all waiting with `reason`, unless it has ended before.
    func close(_ reason: ModelError) {
        let (waiters, actions) = state.withLock { state in
            guard state.reason == nil else {
                return ([CheckedContinuation<Void, any Error>](), [@Sendable (ModelError) -> Void]())
            }
            state.reason = reason
            defer { (state.waiters, state.actions) = ([:], []) }
            return (Array(state.waiters.values), state.actions)
        }
        for action in actions { action(reason) }
        for waiter in waiters { waiter.resume(throwing: reason) }
    }

    /// Runs `action` at the end, at once if that has come.
    func whenClosed(_ action: @escaping @Sendable (ModelError) -> Void) {
        let reason = state.withLock { state in
            if state.reason == nil { state.actions.append(action) }
            return state.reason
        }
        if let reason { action(reason) }
    }

    /// Waits for a while.
    ///
    /// - Throws: The reason if the lane is or gets closed, and `CancellationError`.
    func sleep(for duration: Duration, _ time: CallTime) async throws {
        let deadline = time.now + duration
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await self.untilClosed() }
            group.addTask { try await time.sleep(until: deadline) }
            defer { group.cancelAll() }
            try await group.next()
        }
    }

    private func untilClosed() async throws {
        let ticket = state.withLock { state in
            state.lastTicket += 1
            return state.lastTicket
        }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                let refusal: (any Error)? = state.withLock { state in
                    if let reason = state.reason { return reason }
                    // A cancellation sets its mark first and then takes the lock: it is seen here or there.
                    if Task.isCancelled { return CancellationError() }
                    state.waiters[ticket] = continuation
                    return nil
                }
                if let refusal { continuation.resume(throwing: refusal) }
            }
        } onCancel: {
            state.withLock { $0.waiters.removeValue(forKey: ticket) }?.resume(throwing: CancellationError())
        }
    }
}
