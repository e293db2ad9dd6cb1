/// What a reply's headers say of sending the request again.
struct RetryAdvice {
    /// How long the server asks to be left alone.
    let after: Duration?
    /// Whether the request may be sent again at all; `nil` where the server does not say.
    let mayRetry: Bool?

    /// Reads `retry-after-ms`, else `retry-after` (seconds or an HTTP date), and `x-should-retry`.
    ///
    /// - Parameters:
    ///   - headers: The headers.
    ///   - now: Seconds since 1970, for a date from a server that does not tell its own clock.
    init(_ headers: ReplyHeaders, now: () -> Double) {
        switch headers["x-should-retry"]?.lowercased() {
        case "true": mayRetry = true
        case "false": mayRetry = false
        default: mayRetry = nil
        }
        if let text = headers["retry-after-ms"], let milliseconds = Double(text) {
            after = Duration(serverSeconds: milliseconds / 1000)
        } else if let text = headers["retry-after"] {
            let seconds =
                Double(text)
                ?? ServerTime.seconds(httpDate: text).map { date in
                    date - (headers["date"].flatMap { ServerTime.seconds(httpDate: $0) } ?? now())
                }
            after = seconds.map { Duration(serverSeconds: $0) }
        } else {
            after = nil
        }
    }
}
