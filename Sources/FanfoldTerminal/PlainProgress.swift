package import FanfoldCore

/// Progress as plain lines: one a second, and none for a run that is over sooner.
package struct PlainProgress<Time: Clock> where Time.Duration == Duration {
    private let clock: Time
    private let start: Time.Instant
    private var lastLine: Time.Instant
    private let interval: Duration
    private let write: (String) -> Void
    private var count = ProgressCount()

    /// - Parameters:
    ///   - clock: Tells the time.
    ///   - interval: The least time between two lines.
    ///   - write: Receives each line, without a line feed.
    package init(clock: Time, interval: Duration = .seconds(1), write: @escaping (String) -> Void) {
        self.clock = clock
        self.interval = interval
        self.write = write
        start = clock.now
        lastLine = start
    }

    /// Takes the next event, and writes a line if it is time for one.
    package mutating func hear(_ event: RunEvent) {
        count.add(event)
        let now = clock.now
        guard lastLine.duration(to: now) >= interval else { return }
        lastLine = now
        write(count.line(after: start.duration(to: now)))
    }
}
