package import FanfoldCore
internal import Synchronization

/// Gathers a run's trace from its events.
package final class TraceRecorder: Sendable {
    fileprivate struct State {
        var trace = RunTrace()
        /// Calls that have asked no model so far: those that never do are not kept, however many they are.
        var local: [Int: RunTrace.Call] = [:]
        /// Where the others that have not ended stand in the trace, by their number.
        var places: [Int: Int] = [:]
        /// The attempts that have not ended, by their call.
        var open: [Int: RunTrace.Attempt] = [:]
        /// Where the last attempt of each call that has not ended stands in the trace.
        var last: [Int: Int] = [:]
        var lanes = FreeLanes()
    }

    private let state = Mutex(State())
    private let keepsCalls: Bool

    /// - Parameter keepsCalls: Whether calls and attempts are kept, each of them, or only how limits stood.
    package init(keepsCalls: Bool = true) { self.keepsCalls = keepsCalls }

    /// What was gathered.
    package var trace: RunTrace { state.withLock(\.trace) }

    /// Takes the next event.
    package func hear(_ event: TimedEvent) {
        state.withLock { state in
            switch event.event {
            case .limits(let server, let limits):
                state.trace.samples.append(RunTrace.Sample(at: event.at, server: server, state: limits))
            case .slept(let time): state.trace.sleep(time, until: event.at)
            case .ended(let end): state.trace.end = end
            default: if keepsCalls { state.hear(event.event, at: event.at) }
            }
        }
    }
}

extension TraceRecorder.State {
    fileprivate mutating func hear(_ event: WatchEvent, at time: Duration) {
        switch event {
        case .started(let start):
            trace.agents = start.agents + [start.aggregator].compactMap(\.self)
        case .callStarted(let number, let call):
            local[number] = RunTrace.Call(
                agent: trace.agents.firstIndex(of: call.agent) ?? 0,
                level: call.level,
                kind: call.kind,
                subject: call.subject,
                from: time,
                to: time
            )
        case .callSent(let number, _):
            close(number, at: time, as: .retried)
            guard let place = keep(number) else { return }
            open[number] = RunTrace.Attempt(
                call: place + 1,
                lane: lanes.take(),
                from: time,
                to: time,
                ending: .answered
            )
        case .callFailed(let number, _): close(number, at: time, as: .failed)
        case .callRetrying(let number, _, _, _): retried(number)
        case .callAnswered(let number, _): close(number, at: time, as: .answered)
        case .callStored(let number, _, _):
            if let place = keep(number) { trace.calls[place].isStored = true }
        case .callJoined(let number): _ = keep(number)
        case .callEnded(let number, let ending, _, _):
            close(number, at: time, as: ending == .answered ? .answered : .failed)
            local[number] = nil
            last[number] = nil
            if let place = places.removeValue(forKey: number) { trace.calls[place].to = time }
        case .opened, .callWaiting, .callText, .callCharged, .finished, .unchanged, .folded,
            .skipped, .failed, .diagnosed, .limits, .slept, .ended:
            break
        }
    }

    /// Keeps a call that concerns a model; `nil` if it never started.
    private mutating func keep(_ number: Int) -> Int? {
        if let call = local.removeValue(forKey: number) {
            places[number] = trace.calls.count
            trace.calls.append(call)
        }
        return places[number]
    }

    /// The call's last attempt was not its last word.
    private mutating func retried(_ number: Int) {
        guard let place = last[number], trace.attempts[place].ending == .failed else { return }
        trace.attempts[place].ending = .retried
    }

    private mutating func close(_ number: Int, at time: Duration, as ending: RunTrace.Attempt.Ending) {
        guard var attempt = open.removeValue(forKey: number) else { return }
        (attempt.to, attempt.ending) = (time, ending)
        lanes.give(back: attempt.lane)
        last[number] = trace.attempts.count
        trace.attempts.append(attempt)
    }
}

/// The lanes nobody is in: the lowest is taken first.
private struct FreeLanes {
    private var isTaken: [Bool] = []

    mutating func take() -> Int {
        if let lane = isTaken.firstIndex(of: false) {
            isTaken[lane] = true
            return lane
        }
        isTaken.append(true)
        return isTaken.count - 1
    }

    mutating func give(back lane: Int) { isTaken[lane] = false }
}
