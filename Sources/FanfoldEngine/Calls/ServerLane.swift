package import FanfoldCore

/// What all calls to one server share: its limits, and whether it is down.
///
/// One lane a server, for every agent and model there.
package struct ServerLane: Sendable {
    /// The limits, and how they stand.
    package let limiter: CallLimiter
    let breaker: CircuitBreaker
    let time: CallTime
    let policy: RetryPolicy
    let random: @Sendable () -> Double
    private let closing: LaneClosing

    /// Makes the lane of a server.
    ///
    /// - Parameters:
    ///   - server: What messages call the server, such as `the server at http://localhost:8000/v1`.
    ///   - limits: The user's caps.
    ///   - policy: What is done about failures.
    ///   - clock: The clock that waits and limits go by.
    ///   - random: Gives a number from 0 up to, not including, 1 for each wait.
    ///   - stop: Ends all that wait when it is requested; what is in flight goes on.
    package init(
        server: String,
        limits: CallLimits,
        policy: RetryPolicy = RetryPolicy(),
        clock: some Clock<Duration> = ContinuousClock(),
        random: @escaping @Sendable () -> Double = { Double.random(in: 0..<1) },
        stop: StopRequest = StopRequest()
    ) {
        time = CallTime(clock)
        closing = LaneClosing()
        limiter = CallLimiter(limits, time: time, closing: closing)
        breaker = CircuitBreaker(server: server, patience: policy.patience, time: time, closing: closing)
        self.policy = policy
        self.random = random
        stop.whenRequested { [weak closing] in
            closing?.close(ModelError(.withdrawn, "the run is stopping, and the request was not sent"))
        }
    }

    /// Waits for a while.
    ///
    /// - Throws: ``ModelError`` if the server is down or the run stops, and `CancellationError`.
    func sleep(for duration: Duration) async throws { try await closing.sleep(for: duration, time) }
}
