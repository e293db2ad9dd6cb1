internal import FanfoldCore
internal import Synchronization

/// Lends permits to call one server as its limits allow: the most urgent call first, else the first that came.
///
/// One limiter a server, shared by every agent and model there. Nobody waits but in the queue, and only its
/// head has a timer.
package final class CallLimiter: Sendable {
    private let time: CallTime
    private let closing: LaneClosing
    private let state: Mutex<State>
    /// Whether calls must say how many tokens they need.
    private let countsTokens: Atomic<Bool>

    init(_ limits: CallLimits, time: CallTime, closing: LaneClosing) {
        self.time = time
        self.closing = closing
        let limiter = LimiterState(limits)
        countsTokens = Atomic(!limiter.tokens.isEmpty)
        state = Mutex(State(limiter: limiter))
        closing.whenClosed { [weak self] reason in self?.close(reason) }
    }

    /// How the limits stand.
    package var snapshot: LimiterSnapshot {
        state.withLock { $0.snapshot(now: time.now) }
    }

    /// Waits for its turn and for the limits.
    ///
    /// - Parameters:
    ///   - urgency: What puts it before others that wait.
    ///   - need: Says what the call needs; asked only if it matters.
    ///   - onWait: Called once if the call has to wait.
    /// - Returns: A permit, to be given back by ``end(_:_:)``.
    /// - Throws: ``ModelError`` if the call can never be sent or the lane is closed, and `CancellationError`.
    func permit(
        urgency: Int = 0,
        for need: () -> CallNeed,
        onWait: () -> Void
    ) async throws -> CallPermit {
        try Task.checkCancellation()
        let isSized = countsTokens.load(ordering: .relaxed)
        let asked = isSized ? need() : CallNeed(promptTokens: 0)
        switch try state.withLock({ try $0.enter(asked, now: time.now) }) {
        case .go(let permit): return permit
        case .wait: break
        }
        onWait()
        let waiting = isSized ? asked : need()
        let ticket = state.withLock { $0.nextTicket() }
        var place = Place(ticket: ticket, urgency: urgency, need: waiting, isFirst: true)
        var turn = try await wait(place)
        place.isFirst = false
        while case .timer(let deadline) = turn { turn = try await raceTimer(until: deadline, place) }
        guard case .go(let permit) = turn else { preconditionFailure("a wait ended without a permit") }
        return permit
    }

    /// Takes what an answer's headers tell.
    func learn(_ told: ServerLimits, from permit: CallPermit) {
        wake(
            state.withLock { state in
                state.limiter.learn(told, from: permit, now: time.now)
                if !state.limiter.tokens.isEmpty { countsTokens.store(true, ordering: .relaxed) }
                return state.admit(now: time.now)
            }
        )
    }

    /// Gives a permit back.
    func end(_ permit: CallPermit, _ end: CallEnd) {
        wake(
            state.withLock { state in
                state.limiter.end(permit, end, now: time.now)
                return state.admit(now: time.now)
            }
        )
    }

    /// Sends no call until ``resume()``; calls in flight go on.
    package func pause() { state.withLock { $0.limiter.isHeld = true } }

    /// Sends calls again.
    package func resume() {
        wake(
            state.withLock { state in
                state.limiter.isHeld = false
                return state.admit(now: time.now)
            }
        )
    }

    /// Changes the most calls in flight; where that is fewer, calls in flight end first.
    package func setCap(_ cap: Int) {
        wake(
            state.withLock { state in
                state.limiter.setConcurrency(cap)
                return state.admit(now: time.now)
            }
        )
    }

    private func close(_ reason: ModelError) {
        let waiters = state.withLock { $0.close(reason) }
        for waiter in waiters { waiter.resume(throwing: reason) }
    }

    /// Waits in the queue until the call may be sent or has to keep the queue's timer.
    private func wait(_ place: Place) async throws -> Turn {
        let ticket = place.ticket
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                let (refusal, wakes): ((any Error)?, [Wake]) = state.withLock { state in
                    // A cancellation sets its mark first and then takes the lock: it is seen here or there.
                    let refusal: (any Error)? =
                        Task.isCancelled
                        ? CancellationError() : state.closed ?? state.limiter.refusal(of: place.need)
                    if refusal == nil { state.join(place, continuation) } else { state.leave(ticket) }
                    return (refusal, state.admit(now: time.now))
                }
                if let refusal { continuation.resume(throwing: refusal) }
                wake(wakes)
            }
        } onCancel: {
            let (waiter, wakes) = state.withLock { state in
                let waiter = state.leave(ticket)
                return (waiter, state.admit(now: time.now))
            }
            waiter?.resume(throwing: CancellationError())
            wake(wakes)
        }
    }

    /// Waits on as the head of the queue, which keeps the timer for all.
    private func raceTimer(until deadline: Duration, _ place: Place) async throws -> Turn {
        try await withThrowingTaskGroup(of: Turn?.self) { group in
            group.addTask { try await self.wait(place) }
            // Never throws: only the wait may say how it ended, or a permit could be lost.
            group.addTask {
                var deadline: Duration? = deadline
                while let next = deadline {
                    guard (try? await self.time.sleep(until: next)) != nil else { return nil }
                    let (wakes, later) = self.state.withLock { state in
                        (state.admit(now: self.time.now), state.nextDeadline(of: place.ticket))
                    }
                    self.wake(wakes)
                    deadline = later
                }
                return nil
            }
            defer { group.cancelAll() }
            while let turn = try await group.next() {
                if let turn { return turn }
            }
            throw CancellationError()
        }
    }

    private func wake(_ wakes: [Wake]) {
        for wake in wakes { wake.waiter.resume(returning: wake.turn) }
    }
}
