/// The buckets of a server, and what they say to a request.
struct CallLimits {
    /// What a request may do.
    enum Verdict: Equatable {
        /// It goes on.
        case pass
        /// It comes again after a while; `nil` for never.
        case refuse(LimitKind, after: Duration?, asked: Int, limit: Int)
    }

    private let settings: LimitSettings
    private(set) var requests: TokenBucket?
    private(set) var tokens: TokenBucket?
    private(set) var outputTokens: TokenBucket?

    init(_ settings: LimitSettings, now: Duration = .zero) {
        self.settings = settings
        requests = settings.requestsPerMinute.map {
            TokenBucket(perMinute: $0, burst: settings.requestBurst ?? $0 / 60, now: now)
        }
        tokens = settings.tokensPerMinute.map {
            TokenBucket(perMinute: $0, burst: settings.tokenBurst ?? $0, now: now)
        }
        outputTokens = settings.outputTokensPerMinute.map {
            TokenBucket(perMinute: $0, burst: settings.tokenBurst ?? $0, now: now)
        }
    }

    /// Decides about a request and takes what it needs, all or nothing.
    ///
    /// - Parameters:
    ///   - input: The prompt's tokens.
    ///   - output: The answer's tokens.
    ///   - inFlight: Requests being answered.
    ///   - now: The time since the server began.
    /// - Returns: Whether it passes.
    mutating func admit(input: Int, output: Int, inFlight: Int, now: Duration) -> Verdict {
        requests?.refill(now: now)
        tokens?.refill(now: now)
        outputTokens?.refill(now: now)
        if let limit = settings.concurrency, inFlight >= limit {
            return .refuse(.concurrency, after: .seconds(1), asked: inFlight + 1, limit: limit)
        }
        let together = outputTokens == nil ? input + output : input
        let asked: [(LimitKind, TokenBucket?, Int)] = [
            (.requests, requests, 1), (.tokens, tokens, together), (.outputTokens, outputTokens, output),
        ]
        for (kind, bucket, amount) in asked {
            guard let bucket else { continue }
            let wait = bucket.wait(for: amount)
            if wait != .zero { return .refuse(kind, after: wait, asked: amount, limit: bucket.perMinute) }
        }
        requests?.take(1)
        tokens?.take(together)
        outputTokens?.take(output)
        return .pass
    }
}
