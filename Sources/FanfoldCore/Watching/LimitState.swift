/// How a server's limits stand.
package struct LimitState: Sendable, Hashable {
    /// Calls in flight.
    package var inFlight: Int
    /// The most calls in flight now.
    package var cap: Int
    /// Calls that wait.
    package var waiting: Int
    /// Why the first of them waits, in a word or two; `nil` if none does.
    package var reason: String?
    /// Requests sent in the last minute.
    package var requests: Int
    /// The most requests a minute, where it is known.
    package var requestLimit: Int?
    /// Tokens read and written in the last minute.
    package var tokens: Int
    /// The most tokens a minute, where it is known.
    package var tokenLimit: Int?
    /// How much longer the server is left alone; `nil` if it is not.
    package var pause: Duration?

    package init(
        inFlight: Int,
        cap: Int,
        waiting: Int = 0,
        reason: String? = nil,
        requests: Int = 0,
        requestLimit: Int? = nil,
        tokens: Int = 0,
        tokenLimit: Int? = nil,
        pause: Duration? = nil
    ) {
        self.inFlight = inFlight
        self.cap = cap
        self.waiting = waiting
        self.reason = reason
        self.requests = requests
        self.requestLimit = requestLimit
        self.tokens = tokens
        self.tokenLimit = tokenLimit
        self.pause = pause
    }
}
