/// How a lab server behaves; the defaults are a quick server without limits or faults.
package struct LabSettings: Sendable {
    /// The port on loopback; 0 takes a free one.
    package var port = 0
    /// Threads that serve connections.
    package var threads = 1
    /// Changes which prompts draw which faults and latencies.
    package var seed: UInt64 = 1
    /// How long an answer takes.
    package var latency = Latency.fixed(.zero)
    /// Limits on what is asked.
    package var limits = LimitSettings()
    /// The most tokens of prompt and answer; a longer request meets `overflow`.
    package var contextTokens: Int?
    /// What happens to a prompt that is too long.
    package var overflow = ContextOverflow.byShape
    /// Keys that are accepted; where there are none, every request is.
    package var keys: Set<String> = []
    /// Which shares of the calls fail, and how.
    package var faults = FaultShares()
    /// How long faults that take their time take.
    package var faultTimes = FaultTimes()
    /// Which kinds of structured output the server takes.
    package var schema = SchemaSupport.full
    /// The status that refuses other kinds: 400, or 500 as some servers have it.
    package var schemaRefusal = 400
    /// The most bytes of a request's body.
    package var bodyLimit = 32 << 20
    /// Whether replies say how many tokens were used.
    package var reportsUsage = true
    /// Closes the listener for a while, once; connections are refused meanwhile.
    package var outage: Outage?

    package init() {}

    /// A time in which the server can't be reached.
    package struct Outage: Sendable {
        /// Begins when this many requests have come.
        package var afterRequests: Int
        /// How long it lasts.
        package var lasting: Duration

        package init(afterRequests: Int, lasting: Duration) {
            self.afterRequests = afterRequests
            self.lasting = lasting
        }
    }
}
