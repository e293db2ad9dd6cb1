/// Something that happened in a run, and when.
package struct TimedEvent: Sendable, Hashable {
    /// The time since the run began, in whole microseconds.
    package var at: Duration
    /// What happened.
    package var event: WatchEvent

    /// - Parameters:
    ///   - at: The time since the run began; of this and of times in the event, what is finer than a microsecond
    ///     is left off, so that an event is the same when it was written to a log and read again.
    ///   - event: What happened.
    package init(at: Duration, _ event: WatchEvent) {
        self.at = at.inMicroseconds
        self.event = event.inMicroseconds
    }
}
