package import FanfoldCore
internal import Synchronization

/// What a run may spend, shared by all calls to all its servers.
///
/// Every attempt sets its worst case aside before it is sent and is settled at what it came to, so calls in flight
/// can't overshoot together. A call that does not fit waits while others may turn out cheaper. Once nothing is in
/// flight and nobody who waits fits, the budget is spent: it stops the run and refuses whatever comes.
package final class CallBudget: Sendable {
    private typealias Waiter = CheckedContinuation<Void, any Error>

    private struct State {
        var budget: BudgetState
        var waiters: [Int: Waiter] = [:]
        var lastTicket = 0
        var closed: ModelError?
    }

    /// Whom a change lets on or refuses; told outside the lock.
    private struct News {
        var admitted: [Waiter] = []
        var refused: [Waiter] = []
        var spent: SpentLimit?
    }

    private let state: Mutex<State>
    private let stop: StopRequest

    /// Makes the budget of a run.
    ///
    /// - Parameters:
    ///   - caps: The most that may be spent.
    ///   - stop: Requested when the budget is spent; who else requests it ends all that wait here.
    package init(_ caps: BudgetCaps, stop: StopRequest) {
        self.stop = stop
        state = Mutex(State(budget: BudgetState(caps)))
        stop.whenRequested { [weak self] in
            self?.close(ModelError(.withdrawn, "the run is stopping, and the request was not sent"))
        }
    }

    /// The most that may be spent.
    var caps: BudgetCaps { state.withLock { $0.budget.caps } }
    /// What is paid, or may have been.
    var paid: Spend { state.withLock { $0.budget.paid } }
    /// What is set aside for calls that have not ended.
    var reserved: Spend { state.withLock { $0.budget.reserved } }
    /// How many calls wait.
    package var waiterCount: Int { state.withLock { $0.waiters.count } }

    /// Sets a call's worst case aside, to be taken back by ``settle(_:at:)``.
    ///
    /// - Parameters:
    ///   - need: The most that the call can come to.
    ///   - urgency: What puts it before others that wait.
    ///   - onWait: Called once if the call has to wait.
    /// - Throws: ``ModelError`` if the budget is spent or the run stops, and `CancellationError`.
    func reserve(_ need: Spend, urgency: Int, onWait: () -> Void) async throws {
        try Task.checkCancellation()
        let isIn = try state.withLock { state throws in
            if let closed = state.closed { throw closed }
            return state.budget.enter(need)
        }
        guard !isIn else { return }
        onWait()
        let ticket = state.withLock { state in
            state.lastTicket += 1
            return state.lastTicket
        }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { waiter in
                let (refusal, news): ((any Error)?, News) = state.withLock { state in
                    // A cancellation sets its mark first and then takes the lock: it is seen here or there.
                    if Task.isCancelled { return (CancellationError(), News()) }
                    if let closed = state.closed { return (closed, News()) }
                    state.waiters[ticket] = waiter
                    state.budget.join(ticket, need, urgency: urgency)
                    return (nil, Self.news(&state))
                }
                if let refusal { waiter.resume(throwing: refusal) }
                tell(news)
            }
        } onCancel: {
            let (waiter, news) = state.withLock { state in
                let waiter = state.waiters.removeValue(forKey: ticket)
                if waiter != nil { state.budget.leave(ticket) }
                return (waiter, Self.news(&state))
            }
            waiter?.resume(throwing: CancellationError())
            tell(news)
        }
    }

    /// Takes back what was set aside for a call, and counts what it came to.
    func settle(_ need: Spend, at spend: Spend) {
        tell(
            state.withLock { state in
                state.budget.settle(need, at: spend)
                return Self.news(&state)
            }
        )
    }

    /// What a change means for those who wait.
    private static func news(_ state: inout State) -> News {
        var news = News()
        guard state.closed == nil else { return news }
        news.admitted = state.budget.admit().compactMap { state.waiters.removeValue(forKey: $0) }
        if let need = state.budget.shortOf {
            let spent = state.budget.spent(shortOf: need)
            state.closed = ModelError(.budgetSpent, spent.message, hint: spent.hint)
            news.spent = spent
            news.refused = Array(state.waiters.values)
            state.waiters = [:]
        }
        return news
    }

    private func tell(_ news: News) {
        for waiter in news.admitted { waiter.resume() }
        guard let spent = news.spent else { return }
        stop.request(because: spent)
        for waiter in news.refused {
            waiter.resume(throwing: ModelError(.budgetSpent, spent.message, hint: spent.hint))
        }
    }

    private func close(_ reason: ModelError) {
        let waiters = state.withLock { state in
            guard state.closed == nil else { return [Waiter]() }
            state.closed = reason
            defer { state.waiters = [:] }
            return Array(state.waiters.values)
        }
        for waiter in waiters { waiter.resume(throwing: reason) }
    }
}

extension BudgetState {
    /// That the budget is spent, with what is paid and what there is too little for.
    func spent(shortOf need: Spend) -> SpentLimit {
        if let cost = caps.cost, (paid + need).cost > cost {
            return SpentLimit(
                .budget,
                "the budget of \(cost) is spent (\(paid.cost) paid, and the next call may cost \(need.cost))",
                hint: "run the same command again to go on with a new budget, or raise --max-cost"
            )
        }
        return SpentLimit(
            .budget,
            "the budget of \(Count.text(caps.tokens ?? 0, "token")) is spent "
                + "(\(paid.tokens) used, and the next call may need \(need.tokens))",
            hint: "run the same command again to go on with a new budget, or raise --max-tokens"
        )
    }
}
