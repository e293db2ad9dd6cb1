#if canImport(Darwin)
internal import Darwin
#else
internal import Glibc
#endif

/// Tells a store what time it is, and waits for it.
package struct StoreClock: Sendable {
    /// The seconds since 1970.
    let now: @Sendable () -> Int
    /// Waits so long.
    let wait: @Sendable (Duration) async throws -> Void

    /// Takes the time from `now` and waits on `clock`.
    package init(_ clock: some Clock<Duration>, now: @escaping @Sendable () -> Int) {
        self.now = now
        wait = { try await clock.sleep(for: $0) }
    }

    init(now: @escaping @Sendable () -> Int, wait: @escaping @Sendable (Duration) async throws -> Void) {
        self.now = now
        self.wait = wait
    }

    /// The system's time.
    package static let system = StoreClock(ContinuousClock()) { time(nil) }

    private static let secondsOfDay = 86_400

    /// The days since 1970.
    var today: Int { now() / Self.secondsOfDay }
}
