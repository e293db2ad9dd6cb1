/// Something that happened in a run, and when.
package struct TimedEvent: Sendable, Hashable {
    /// The time since the run began.
    package var at: Duration
    /// What happened.
    package var event: WatchEvent

    package init(at: Duration, _ event: WatchEvent) {
        self.at = at
        self.event = event
    }
}
