package import FanfoldCore

extension LiveScreen {
    /// Plays a run that is over again, as it was drawn or faster.
    ///
    /// - Parameters:
    ///   - events: The run's events, in order.
    ///   - speed: How many times as fast.
    ///   - clock: Tells the time.
    /// - Throws: `CancellationError`.
    package func play(
        _ events: some Sequence<TimedEvent>,
        speed: Double = 1,
        clock: some Clock<Duration> = ContinuousClock()
    ) async throws {
        let start = clock.now
        var state = ScreenState()
        var nextFrame = Duration.zero
        for event in events {
            // Everything up to a frame's time is in the frame.
            while nextFrame * speed < event.at {
                draw(state, at: nextFrame * speed)
                nextFrame += Self.interval
                try await clock.sleep(until: start.advanced(by: nextFrame), tolerance: nil)
            }
            state.hear(event)
        }
        draw(state, at: state.time)
    }
}
