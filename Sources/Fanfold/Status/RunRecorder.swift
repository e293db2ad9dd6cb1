internal import FanfoldCore

/// Keeps in the output folder what a run does, about once a second and at its end.
struct RunRecorder<Time: Clock> where Time.Duration == Duration {
    private var meter: RunMeter
    private let session: RunSession?
    private let clock: Time
    private let start: Time.Instant
    private var last: Time.Instant

    private static var pause: Duration { .seconds(1) }

    init(_ session: RunSession?, aggregator: String?, clock: Time) {
        meter = RunMeter(aggregator: aggregator)
        self.session = session
        self.clock = clock
        start = clock.now
        last = start
    }

    /// Takes the next event.
    mutating func hear(_ event: RunEvent) {
        guard let session else { return }
        meter.hear(event)
        let now = clock.now
        guard last.duration(to: now) >= Self.pause else { return }
        last = now
        let (figures, seconds) = (meter.figures, start.duration(to: now) / .seconds(1))
        session.update { entry in
            entry.figures = figures
            entry.wallSeconds = seconds
        }
    }

    /// Keeps how a run ended that gave a result.
    func end(_ result: RunResult) {
        session?.update { entry in
            entry.figures = meter.figures
            entry.end(result, at: .now)
        }
    }

    /// Keeps how a run ended that gave none.
    func end(_ error: any Error) {
        session?.update { entry in
            entry.figures = meter.figures
            entry.end(error, at: .now)
        }
    }
}
