internal import FanfoldCore
internal import FanfoldProviders
internal import Testing

@Suite struct `Limits in headers` {
    private func limits(_ headers: [(String, String)], now: Double = 0) -> ServerLimits? {
        ServerLimits(ReplyHeaders(headers), now: { now })
    }

    @Test func `OpenAI's headers are read`() {
        let limits = limits([
            ("X-RateLimit-Limit-Requests", "600"), ("x-ratelimit-remaining-requests", "599"),
            ("x-ratelimit-reset-requests", "20ms"), ("x-ratelimit-limit-tokens", "90000"),
            ("x-ratelimit-reset-tokens", "6m0s"),
        ])
        #expect(limits?.requests == .init(limit: 600, remaining: 599, reset: .milliseconds(20)))
        #expect(limits?.tokens == .init(limit: 90000, reset: .seconds(360)))
        #expect(limits?.inputTokens == nil)
    }

    @Test func `Anthropic's headers are read by the server's own clock`() {
        let limits = limits([
            ("date", "Wed, 21 Oct 2026 07:28:00 GMT"),
            ("anthropic-ratelimit-input-tokens-limit", "40000"),
            ("anthropic-ratelimit-input-tokens-remaining", "0"),
            ("anthropic-ratelimit-input-tokens-reset", "2026-10-21T07:28:30Z"),
            ("anthropic-ratelimit-output-tokens-reset", "2026-10-21T09:28:01.5+02:00"),
        ])
        #expect(limits?.inputTokens == .init(limit: 40000, remaining: 0, reset: .seconds(30)))
        #expect(limits?.outputTokens == .init(reset: .milliseconds(1500)))
        #expect(limits?.requests == nil)
    }

    @Test func `a point in time is read by our clock where the server has none`() {
        let limits = limits([("anthropic-ratelimit-requests-reset", "1970-01-01T00:01:00Z")], now: 45)
        #expect(limits?.requests?.reset == .seconds(15))
    }

    @Test(arguments: [
        [("content-type", "application/json")], [("x-ratelimit-limit-requests", "many")],
        [("x-ratelimit-remaining-tokens", "-1")], [("x-ratelimit-reset-tokens", "")],
    ])
    func `headers that say nothing are no limits`(headers: [(String, String)]) {
        #expect(limits(headers) == nil)
    }

    @Test(arguments: [
        ("1", 1.0), ("20ms", 0.02), ("6m0s", 360), ("1h2m3.5s", 3723.5), ("1d", 86400), ("0s", 0), ("-4", 0),
    ])
    func `a reset is a stretch of time`(text: String, seconds: Double) {
        let limits = limits([("x-ratelimit-reset-requests", text)])
        #expect(limits?.requests?.reset == .seconds(seconds))
    }
}
