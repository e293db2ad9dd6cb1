internal import FanfoldCore
internal import FanfoldReports
internal import Synchronization

/// Numbers a run's calls, and tells whoever watches what happens and when, one thing at a time.
///
/// What happens to calls is heard from their own tasks, the rest from the run's loop.
final class RunWatcher: Sendable {
    private struct State {
        /// The numbers of calls that have not ended.
        var numbers: [RunEvent.Call: Int] = [:]
        var count = 0
        var heartbeat = Heartbeat()
    }

    private let elapsed: @Sendable () -> Duration
    private let watch: @Sendable (TimedEvent) -> Void
    private let size: @Sendable (String) -> Int
    private let recorder: TraceRecorder
    private let state = Mutex(State())

    /// - Parameters:
    ///   - clock: Tells the time.
    ///   - keepsCalls: Whether what the calls did is kept for a picture.
    ///   - size: The bytes of a document's file, by its name.
    ///   - watch: Receives every event, in order, from whatever task.
    init(
        clock: some Clock<Duration> = ContinuousClock(),
        keepsCalls: Bool = true,
        size: @escaping @Sendable (String) -> Int = { _ in 0 },
        watch: @escaping @Sendable (TimedEvent) -> Void
    ) {
        let start = clock.now
        self.size = size
        recorder = TraceRecorder(keepsCalls: keepsCalls)
        elapsed = { start.duration(to: clock.now) }
        self.watch = { [recorder] event in
            recorder.hear(event)
            watch(event)
        }
    }

    /// What the calls did, at the end of the run.
    func trace(of result: RunResult) -> RunTrace {
        var trace = recorder.trace
        trace.end = WatchEvent.RunEnd(result)
        return trace
    }

    /// The time since the run began.
    var now: Duration { elapsed() }

    /// Tells what concerns no call.
    func tell(_ event: WatchEvent) {
        state.withLock { tell(event, &$0) }
    }

    /// Looks whether the run goes on, now and then: what slept is told before anything else.
    func tick() { state.withLock { _ = look(&$0) } }

    /// Gives the time.
    private func look(_ state: inout State) -> Duration {
        let now = elapsed()
        if let slept = state.heartbeat.gap(at: now) { watch(TimedEvent(at: now, .slept(slept))) }
        return now
    }

    private func tell(_ event: WatchEvent, _ state: inout State) {
        watch(TimedEvent(at: look(&state), event))
    }

    /// Takes the next event of the run.
    func hear(_ event: RunEvent) {
        switch event {
        case .callStarted(let call):
            state.withLock { _ = number(of: call, &$0) }
        case .callEnded(let call, let outcome, let measure):
            state.withLock { state in
                let number = number(of: call, &state)
                state.numbers[call] = nil
                if measure.isStored, measure.savedUsage == nil {
                    // A fold that is known from before asks no model.
                    tell(.callStored(number, .zero, nil), &state)
                }
                let ending: WatchEvent = .callEnded(
                    number,
                    WatchEvent.Ending(outcome, measure),
                    waited: measure.waited,
                    ran: measure.ran
                )
                tell(ending, &state)
            }
        default:
            if let event = WatchEvent(event, size: size) { tell(event) }
        }
    }

    /// Takes what happens to a call.
    func hear(_ call: RunEvent.Call, _ event: CallEvent) {
        state.withLock { state in
            let number = number(of: call, &state)
            guard let event = WatchEvent(number, event) else { return }
            tell(event, &state)
        }
    }

    /// The call's number; one that is new is told to start.
    private func number(of call: RunEvent.Call, _ state: inout State) -> Int {
        if let number = state.numbers[call] { return number }
        state.count += 1
        state.numbers[call] = state.count
        tell(.callStarted(state.count, call), &state)
        return state.count
    }
}
