package import FanfoldCore

/// Progress as plain lines: none for a run that is over before the first is due.
///
/// The only time it knows is that of the events, so a replay gives the lines that the run gave.
package struct PlainProgress: Sendable {
    /// How often there is a line.
    package enum Beat: Sendable {
        /// Every second, for somebody who watches.
        case watched
        /// For a log that is read later: every ten seconds, and after ten minutes every minute.
        case logged

        func pause(at time: Duration) -> Duration {
            switch self {
            case .watched: .seconds(1)
            case .logged: time < .seconds(600) ? .seconds(10) : .seconds(60)
            }
        }
    }

    private let beat: Beat
    private var lastLine = Duration.zero
    private var state = RunState()

    package init(_ beat: Beat = .watched) { self.beat = beat }

    /// Takes the next event, and gives a line, without a line feed, if it is time for one.
    package mutating func hear(_ event: TimedEvent) -> String? {
        state.hear(event)
        guard event.at - lastLine >= beat.pause(at: lastLine) else { return nil }
        lastLine = event.at
        return ProgressLine(state: state).text(at: event.at)
    }

    /// How it all came out, in a line.
    package var end: String {
        let done = ProgressLine(state: state).done
        let seconds = "\((state.time.inSeconds * 10).rounded() / 10) s: " + done
        guard let end = state.end else { return "not ended after " + seconds }
        guard !end.isComplete else { return "all done in " + seconds }
        return "stopped after \(seconds)" + (end.reason.map { "; \($0)" } ?? "")
    }
}
