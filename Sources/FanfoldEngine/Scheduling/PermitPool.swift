internal import DequeModule
internal import Synchronization

/// Lends a fixed number of permits, first come first served.
///
/// Take a permit only around a call itself, never around a stage that waits for other permits.
package final class PermitPool: Sendable {
    private let state: Mutex<State>

    /// - Precondition: `permits` is at least 1.
    package init(permits: Int) {
        precondition(permits > 0, "a pool needs at least 1 permit, got \(permits)")
        state = Mutex(State(idle: permits))
    }

    /// The permits nobody holds.
    var idlePermits: Int { state.withLock { $0.idle } }

    /// The tasks that wait for a permit.
    var waiterCount: Int { state.withLock { $0.waiters.count } }

    /// Runs `body` holding one permit; the permit comes back on every way out.
    ///
    /// - Throws: `CancellationError` if the task is cancelled before it has a permit, and what `body`
    ///   throws.
    package func withPermit<Output>(_ body: () async throws -> Output) async throws -> Output {
        try await acquire()
        defer { release() }
        return try await body()
    }

    private func acquire() async throws {
        try Task.checkCancellation()
        let ticket = state.withLock { $0.nextTicket() }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                let decision = state.withLock {
                    $0.enqueue(Waiter(ticket: ticket, continuation: continuation))
                }
                switch decision {
                case .go: continuation.resume()
                case .giveUp: continuation.resume(throwing: CancellationError())
                case .wait: break
                }
            }
        } onCancel: {
            state.withLock { $0.cancel(ticket) }?.resume(throwing: CancellationError())
        }
    }

    private func release() {
        state.withLock { $0.release() }?.resume()
    }
}

extension PermitPool {
    private struct Waiter {
        var ticket: Int
        var continuation: CheckedContinuation<Void, any Error>
    }

    /// Decides under the lock; continuations are resumed outside it.
    private struct State {
        enum Decision { case go, wait, giveUp }

        var idle: Int
        private(set) var waiters: Deque<Waiter> = []
        private var lastTicket = 0
        /// Tickets whose continuation is not there yet; a cancelled ticket leaves the set early.
        private var announced: Set<Int> = []

        init(idle: Int) { self.idle = idle }

        mutating func nextTicket() -> Int {
            lastTicket += 1
            announced.insert(lastTicket)
            return lastTicket
        }

        mutating func enqueue(_ waiter: Waiter) -> Decision {
            guard announced.remove(waiter.ticket) != nil else { return .giveUp }
            if idle > 0 {
                idle -= 1
                return .go
            }
            waiters.append(waiter)
            return .wait
        }

        /// Takes the ticket's waiter out; a ticket that holds a permit already keeps it.
        mutating func cancel(_ ticket: Int) -> CheckedContinuation<Void, any Error>? {
            guard announced.remove(ticket) == nil else { return nil }
            guard let place = waiters.firstIndex(where: { $0.ticket == ticket }) else { return nil }
            return waiters.remove(at: place).continuation
        }

        mutating func release() -> CheckedContinuation<Void, any Error>? {
            guard let next = waiters.popFirst() else {
                idle += 1
                return nil
            }
            return next.continuation
        }
    }
}
