package import FanfoldCore

/// Plays events again at the times they had.
package struct Replay<Time: Clock>: Sendable where Time.Duration == Duration {
    private let clock: Time
    private let speed: Double?
    private let start: Time.Instant

    /// Begins now.
    ///
    /// - Parameters:
    ///   - clock: What is waited by.
    ///   - speed: How many times as fast as the run; `nil` for no waiting at all.
    package init(clock: Time, speed: Double? = 1) {
        self.clock = clock
        self.speed = speed
        start = clock.now
    }

    /// Waits until it is time for an event.
    ///
    /// - Throws: `CancellationError`.
    package func wait(for event: TimedEvent) async throws {
        guard let speed else { return try Task.checkCancellation() }
        let due = start.advanced(by: event.at / speed)
        if clock.now < due { try await clock.sleep(until: due, tolerance: nil) }
    }
}
