internal import FanfoldCore
internal import Synchronization

/// Measures one call by what it hears of it.
final class CallMeter: Sendable {
    private struct State {
        var measure = CallMeasure()
        var sentAt: Duration?
    }

    private let elapsed: @Sendable () -> Duration
    private let start: Duration
    private let state = Mutex(State())

    /// - Parameter elapsed: The time since the run began.
    init(elapsed: @escaping @Sendable () -> Duration) {
        self.elapsed = elapsed
        start = elapsed()
    }

    /// Takes what happens to the call, from whatever task.
    func hear(_ event: CallEvent) {
        switch event {
        case .sent:
            let now = elapsed()
            state.withLock {
                $0.measure.attempts += 1
                $0.sentAt = now
            }
        case .retrying, .failed, .answered:
            let now = elapsed()
            state.withLock { state in
                if let sentAt = state.sentAt { state.measure.ran += now - sentAt }
                state.sentAt = nil
                if case .retrying = event { state.measure.retries += 1 }
                guard case .answered(let usage) = event else { return }
                state.measure.usage = state.measure.usage + usage
            }
        case .charged(let cost): state.withLock { $0.measure.cost = $0.measure.cost + cost }
        case .stored(let usage, let cost):
            state.withLock { state in
                state.measure.savedUsage = state.measure.savedUsage + usage
                state.measure.savedCost = state.measure.savedCost + cost
            }
        case .joined: state.withLock { $0.measure.isJoined = true }
        case .waiting, .limits, .text: break
        }
    }

    /// What was measured, once the call has ended.
    ///
    /// An agent that calls no model was under way all the time.
    func measure() -> CallMeasure {
        let now = elapsed()
        return state.withLock { state in
            var measure = state.measure
            if let sentAt = state.sentAt { measure.ran += now - sentAt }
            measure.isStored = measure.attempts == 0 && measure.savedUsage != nil
            if measure.attempts == 0, !measure.isJoined, !measure.isStored { measure.ran = now - start }
            measure.waited = now - start - measure.ran
            return measure
        }
    }
}
