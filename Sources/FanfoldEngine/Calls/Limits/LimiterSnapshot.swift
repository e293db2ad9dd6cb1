/// How a server's limits stand, for screens.
package struct LimiterSnapshot: Sendable, Hashable {
    /// Calls in flight.
    package var inFlight: Int
    /// The most calls in flight now.
    package var cap: Int
    /// Calls that wait.
    package var waiting: Int
    /// Why the first of them waits; `nil` if none does.
    package var reason: WaitReason?
    /// Requests sent in the last minute.
    package var requests: Int
    /// The most requests a minute, where it is known.
    package var requestLimit: Int?
    /// Tokens read and written in the last minute.
    package var tokens: Int
    /// The most tokens a minute, where it is known.
    package var tokenLimit: Int?
    /// The requests a second that the server's refusals leave; `nil` without bound.
    package var pace: Double?
    /// How much longer the server is left alone; `nil` if it is not.
    package var pause: Duration?
}
