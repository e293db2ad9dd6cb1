internal import Synchronization

/// A clock that stands still until a test moves it.
package final class ManualClock: Clock {
    package struct Instant: InstantProtocol {
        private var offset: Duration = .zero

        fileprivate init(_ offset: Duration) { self.offset = offset }

        package func advanced(by duration: Duration) -> Instant { Instant(offset + duration) }

        package func duration(to other: Instant) -> Duration { other.offset - offset }

        package static func < (left: Instant, right: Instant) -> Bool { left.offset < right.offset }
    }

    private let elapsed = Mutex(Duration.zero)

    package init() {}

    package var now: Instant { elapsed.withLock { Instant($0) } }

    package var minimumResolution: Duration { .nanoseconds(1) }

    /// Moves the clock on.
    package func advance(by duration: Duration) { elapsed.withLock { $0 += duration } }

    /// Moves the clock to the deadline at once.
    package func sleep(until deadline: Instant, tolerance: Duration?) async throws {
        try Task.checkCancellation()
        elapsed.withLock { $0 = max($0, Instant(.zero).duration(to: deadline)) }
    }
}
