internal import FanfoldCore

/// A clock whose sleeps end in a `CancellationError` once a stop was requested.
struct StoppableClock: Clock {
    private let clock = ContinuousClock()
    private let stop: StopRequest

    init(_ stop: StopRequest) { self.stop = stop }

    var now: ContinuousClock.Instant { clock.now }

    var minimumResolution: Duration { clock.minimumResolution }

    func sleep(until deadline: ContinuousClock.Instant, tolerance: Duration?) async throws {
        try await clock.sleep(until: deadline, tolerance: tolerance)
        if stop.isRequested { throw CancellationError() }
    }
}
