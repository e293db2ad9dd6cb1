package import FanfoldCore

/// Progress as plain lines: one a second, and none for a run that is over sooner.
///
/// The only time it knows is that of the events, so a replay gives the lines that the run gave.
package struct PlainProgress: Sendable {
    private var lastLine = Duration.zero
    private let interval: Duration
    private var count = ProgressCount()
    private var last = Duration.zero
    private var runEnd: WatchEvent.RunEnd?

    /// - Parameter interval: The least time between two lines.
    package init(interval: Duration = .seconds(1)) { self.interval = interval }

    /// Takes the next event, and gives a line, without a line feed, if it is time for one.
    package mutating func hear(_ event: TimedEvent) -> String? {
        count.add(event.event)
        last = event.at
        if case .ended(let end) = event.event { runEnd = end }
        guard event.at - lastLine >= interval else { return nil }
        lastLine = event.at
        return count.line(after: event.at)
    }

    /// How it all came out, in a line.
    package var end: String {
        let seconds = "\((last / .seconds(1) * 10).rounded() / 10) s: " + count.done
        guard let runEnd else { return "not ended after " + seconds }
        guard !runEnd.isComplete else { return "all done in " + seconds }
        return "stopped after \(seconds)" + (runEnd.reason.map { "; \($0)" } ?? "")
    }
}
