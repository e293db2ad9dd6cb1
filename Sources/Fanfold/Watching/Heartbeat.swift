/// Notices that nothing went on for a while, as when the computer slept.
struct Heartbeat: Sendable {
    private var last: Duration?

    /// On a machine that is only busy something goes on in less.
    private static let least = Duration.seconds(10)

    /// How long nothing went on before now; `nil` where it was no time.
    mutating func gap(at now: Duration) -> Duration? {
        defer { last = now }
        guard let last, now - last >= Self.least else { return nil }
        return now - last
    }
}
