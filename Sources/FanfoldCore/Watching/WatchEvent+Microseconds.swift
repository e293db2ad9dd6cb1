extension WatchEvent {
    /// The event with every length of time in whole microseconds, as a log keeps it.
    var inMicroseconds: WatchEvent {
        switch self {
        case .callEnded(let call, let ending, let waited, let ran):
            return .callEnded(call, ending, waited: waited.inMicroseconds, ran: ran.inMicroseconds)
        case .callRetrying(let call, let kind, let reason, let after):
            return .callRetrying(call, kind: kind, reason: reason, after: after.inMicroseconds)
        case .limits(let server, var state):
            guard let pause = state.pause else { return self }
            state.pause = pause.inMicroseconds
            return .limits(server: server, state)
        case .slept(let time): return .slept(time.inMicroseconds)
        case .ended(var end):
            end.wallTime = end.wallTime.inMicroseconds
            return .ended(end)
        default: return self
        }
    }
}

extension Duration {
    /// The duration without what is finer than a microsecond.
    var inMicroseconds: Duration {
        let (seconds, attoseconds) = components
        return Duration(
            secondsComponent: seconds,
            attosecondsComponent: attoseconds - attoseconds % 1_000_000_000_000
        )
    }
}
