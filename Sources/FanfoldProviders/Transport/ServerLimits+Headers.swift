package import FanfoldCore

extension ServerLimits {
    private static let prefixes = ["x-ratelimit-", "anthropic-ratelimit-"]

    /// The limits in a reply's headers; `nil` where they say nothing of any.
    ///
    /// Understood are `x-ratelimit-{limit,remaining,reset}-KIND` with a stretch of time as the reset, and
    /// `anthropic-ratelimit-KIND-{limit,remaining,reset}` with a point in time.
    ///
    /// - Parameters:
    ///   - headers: The headers.
    ///   - now: Seconds since 1970, for servers that tell points in time and not their own clock.
    package init?(_ headers: ReplyHeaders, now: () -> Double) {
        let fields = headers.beginning(with: Self.prefixes)
        guard !fields.isEmpty else { return nil }
        self.init()
        let serverNow = headers["date"].flatMap { ServerTime.seconds(httpDate: $0) }
        func allowance(_ kind: String) -> Allowance? {
            func value(_ aspect: String) -> String? {
                fields["x-ratelimit-\(aspect)-\(kind)"] ?? fields["anthropic-ratelimit-\(kind)-\(aspect)"]
            }
            let reset = value("reset").flatMap { text -> Double? in
                if let stretch = ServerTime.seconds(stretch: text) { return stretch }
                return ServerTime.seconds(internetDate: text).map { $0 - (serverNow ?? now()) }
            }
            let allowance = Allowance(
                limit: value("limit").flatMap { Self.count($0) },
                remaining: value("remaining").flatMap { Self.count($0) },
                reset: reset.map { Duration(serverSeconds: $0) }
            )
            return allowance == Allowance() ? nil : allowance
        }
        requests = allowance("requests")
        tokens = allowance("tokens")
        inputTokens = allowance("input-tokens")
        outputTokens = allowance("output-tokens")
        if self == ServerLimits() { return nil }
    }

    /// A count, which some gateways write with a fraction; `nil` for one below zero, which says nothing.
    private static func count(_ text: String) -> Int? {
        guard let number = Double(text), number >= 0, number < 1e15 else { return nil }
        return Int(number)
    }
}
