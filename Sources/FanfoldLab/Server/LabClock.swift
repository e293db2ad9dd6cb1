internal import FoundationEssentials

/// The time since a server began, and on the wall.
struct LabClock {
    private let start = ContinuousClock.now
    private let wallStart = Date().timeIntervalSince1970

    /// The time since the server began.
    var now: Duration { ContinuousClock.now - start }

    /// Seconds since 1970.
    func wallTime(at now: Duration) -> Double { wallStart + now / .seconds(1) }
}
