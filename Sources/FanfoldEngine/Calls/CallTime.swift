/// Time since a start, on a clock that is passed in.
package struct CallTime: Sendable {
    private let elapsed: @Sendable () -> Duration
    private let wait: @Sendable (Duration) async throws -> Void

    /// Starts counting on `clock`.
    package init(_ clock: some Clock<Duration>) {
        let start = clock.now
        elapsed = { start.duration(to: clock.now) }
        wait = { try await clock.sleep(until: start.advanced(by: $0), tolerance: nil) }
    }

    /// The time since the start.
    package var now: Duration { elapsed() }

    /// Waits until so much time has gone by since the start.
    func sleep(until deadline: Duration) async throws { try await wait(deadline) }
}

extension Duration {
    /// The time in seconds.
    var inSeconds: Double {
        let (seconds, attoseconds) = components
        return Double(seconds) + Double(attoseconds) * 1e-18
    }
}
