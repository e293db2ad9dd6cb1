import FanfoldCore
import Testing

@testable import FanfoldLab

@Suite struct `Limits` {
    private func limits(_ change: (inout LimitSettings) -> Void) -> CallLimits {
        var settings = LimitSettings()
        change(&settings)
        return CallLimits(settings)
    }

    @Test func `a burst passes, then requests come at their pace`() {
        var limits = limits {
            $0.requestsPerMinute = 60
            $0.requestBurst = 2
        }
        func admit(_ now: Duration) -> CallLimits.Verdict {
            limits.admit(input: 1, output: 1, inFlight: 0, now: now)
        }
        #expect(admit(.zero) == .pass && admit(.zero) == .pass)
        #expect(admit(.zero) == .refuse(.requests, after: .seconds(1), asked: 1, limit: 60))
        #expect(admit(.milliseconds(1000)) == .pass)
        let half = Duration.milliseconds(500)
        #expect(admit(.milliseconds(1500)) == .refuse(.requests, after: half, asked: 1, limit: 60))
        #expect(admit(.seconds(600)) == .pass && admit(.seconds(600)) == .pass)
        #expect(admit(.seconds(600)) != .pass)
    }

    @Test func `what is refused takes nothing`() {
        var limits = limits {
            $0.requestsPerMinute = 60
            $0.tokensPerMinute = 100
        }
        #expect(limits.admit(input: 200, output: 0, inFlight: 0, now: .zero) != .pass)
        #expect(limits.requests?.remaining == 1 && limits.tokens?.remaining == 100)
    }

    @Test func `a request above the whole limit never passes`() {
        var limits = limits { $0.tokensPerMinute = 100 }
        let verdict = limits.admit(input: 60, output: 50, inFlight: 0, now: .zero)
        #expect(verdict == .refuse(.tokens, after: nil, asked: 110, limit: 100))
    }

    @Test func `a request above the burst passes when the bucket is full, and leaves a debt`() {
        var bucket = TokenBucket(perMinute: 600, burst: 10)
        #expect(bucket.wait(for: 30) == .zero)
        bucket.take(30)
        #expect(bucket.remaining == 0 && bucket.wait(for: 1) == .seconds(2.1))
    }

    @Test func `prompts and answers are counted apart where both have a limit`() {
        var limits = limits {
            $0.tokensPerMinute = 100
            $0.outputTokensPerMinute = 10
        }
        #expect(limits.admit(input: 100, output: 5, inFlight: 0, now: .zero) == .pass)
        #expect(limits.tokens?.remaining == 0 && limits.outputTokens?.remaining == 5)
    }

    @Test func `one more than the concurrency limit is refused`() {
        var limits = limits { $0.concurrency = 2 }
        #expect(limits.admit(input: 1, output: 1, inFlight: 1, now: .zero) == .pass)
        let verdict = limits.admit(input: 1, output: 1, inFlight: 2, now: .zero)
        #expect(verdict == .refuse(.concurrency, after: .seconds(1), asked: 3, limit: 2))
    }

    @Test(arguments: [
        (0.0, "0ms"), (0.02, "20ms"), (0.0201, "21ms"), (1, "1s"), (8.64, "8.64s"), (360, "6m0s"),
        (3_725.5, "1h2m5.5s"),
    ])
    func `spans are written as OpenAI does`(seconds: Double, text: String) {
        #expect(TimeText.span(.seconds(seconds)) == text)
    }

    @Test(arguments: [
        (0.0, "1970-01-01T00:00:00Z", "Thu, 01 Jan 1970 00:00:00 GMT"),
        (951_782_400, "2000-02-29T00:00:00Z", "Tue, 29 Feb 2000 00:00:00 GMT"),
        (1_795_269_789, "2026-11-21T14:03:09Z", "Sat, 21 Nov 2026 14:03:09 GMT"),
    ])
    func `moments are written for headers`(moment: Double, rfc: String, http: String) {
        #expect(TimeText.rfc3339(moment) == rfc)
        #expect(TimeText.http(moment) == http)
    }

    @Test func `headers tell what is left, in the manner of the shape`() {
        var limits = limits {
            $0.requestsPerMinute = 600
            $0.tokensPerMinute = 1_000
        }
        _ = limits.admit(input: 30, output: 20, inFlight: 0, now: .zero)
        func headers(_ shape: LabShape) -> [String] {
            LimitHeaders.of(limits, shape: shape, wallTime: 0).map { "\($0): \($1)" }
        }
        #expect(
            headers(.openAI) == [
                "x-ratelimit-limit-requests: 600", "x-ratelimit-remaining-requests: 9",
                "x-ratelimit-reset-requests: 100ms", "x-ratelimit-limit-tokens: 1000",
                "x-ratelimit-remaining-tokens: 950", "x-ratelimit-reset-tokens: 3s",
            ]
        )
        #expect(headers(.anthropic).last == "anthropic-ratelimit-tokens-reset: 1970-01-01T00:00:03Z")
        #expect(headers(.ollama).isEmpty)
    }

    @Test(arguments: [
        (RetryAfterForm.seconds, ["retry-after: 2"]),
        (.milliseconds, ["retry-after-ms: 1500", "retry-after: 2"]),
        (.date, ["retry-after: Thu, 01 Jan 1970 00:00:12 GMT"]), (.none, []),
    ])
    func `the time to wait has several forms`(form: RetryAfterForm, lines: [String]) {
        let headers = LimitHeaders.retryAfter(.milliseconds(1500), form: form, wallTime: 10)
        #expect(headers.map { "\($0): \($1)" } == lines)
    }
}
