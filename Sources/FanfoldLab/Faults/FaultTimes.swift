/// How long faults that take their time take.
package struct FaultTimes: Sendable {
    /// How long a drawn 429 asks to wait.
    package var retryAfter = Duration.seconds(1)
    /// How long a stalled body stays open when the client does not give up.
    package var stall = Duration.seconds(600)
    /// How long a dripping body takes.
    package var drip = Duration.seconds(2)
    /// How long a stale connection stays open when nothing is sent on it.
    package var stale = Duration.seconds(5)

    package init() {}
}
