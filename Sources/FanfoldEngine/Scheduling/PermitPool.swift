internal import DequeModule
internal import Synchronization

/// Lends a number of permits, first come first served.
///
/// Take a permit only around a call itself, never around a stage that waits for other permits.
package final class PermitPool: Sendable {
    private let state: Mutex<State>

    /// - Precondition: `permits` is at least 1.
    package init(permits: Int) {
        precondition(permits > 0, "a pool needs at least 1 permit, got \(permits)")
        state = Mutex(State(permits: permits))
    }

    /// Lends nothing until ``resume()``; permits that are lent are kept.
    func pause() { state.withLock { $0.isHeld = true } }

    /// Lends permits again.
    func resume() {
        let next = state.withLock { state in
            state.isHeld = false
            return state.lend()
        }
        for waiter in next { waiter.resume() }
    }

    /// Changes how many permits there are, at least 1; where that is fewer, some that come back are kept.
    func setPermits(_ permits: Int) {
        let next = state.withLock { state in
            state.idle += permits - state.permits
            state.permits = permits
            return state.lend()
        }
        for waiter in next { waiter.resume() }
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
        let next = state.withLock { state in
            state.idle += 1
            return state.lend()
        }
        for waiter in next { waiter.resume() }
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

        var permits: Int
        /// Below 0 where more are lent than there are by now.
        var idle: Int
        var isHeld = false
        private(set) var waiters: Deque<Waiter> = []
        private var lastTicket = 0
        /// Tickets whose continuation is not there yet; a cancelled ticket leaves the set early.
        private var announced: Set<Int> = []

        init(permits: Int) { (self.permits, idle) = (permits, permits) }

        mutating func nextTicket() -> Int {
            lastTicket += 1
            announced.insert(lastTicket)
            return lastTicket
        }

        mutating func enqueue(_ waiter: Waiter) -> Decision {
            guard announced.remove(waiter.ticket) != nil else { return .giveUp }
            if idle > 0, !isHeld {
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

        /// Those whose turn it is.
        mutating func lend() -> [CheckedContinuation<Void, any Error>] {
            var next: [CheckedContinuation<Void, any Error>] = []
            while idle > 0, !isHeld, let waiter = waiters.popFirst() {
                idle -= 1
                next.append(waiter.continuation)
            }
            return next
        }
    }
}
