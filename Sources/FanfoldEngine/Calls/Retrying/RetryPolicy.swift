package import FanfoldCore

/// Says what to do with each kind of failure; a pure value.
package struct RetryPolicy: Sendable, Hashable {
    /// What to do after a failure.
    package enum Decision: Sendable, Hashable {
        /// Try again after this time, holding no permit.
        case again(after: Duration)
        /// The request has failed for good.
        case giveUp
    }

    /// The most attempts that may fail before a request has failed for good; refusals do not count.
    package var attempts = 6
    /// The most attempts whose answer format is refused.
    package var formatAttempts = 4
    /// The most attempts that may time out where something else answers in the end.
    package var timeouts = 2
    /// The wait before the second attempt is up to this long, and up to twice as long before each next.
    package var firstDelay = Duration.milliseconds(500)
    /// The longest wait after a failure.
    package var longestDelay = Duration.seconds(30)
    /// The longest wait after a refusal, unless the server asks for more: the limiter slows all calls down.
    package var longestRefusalDelay = Duration.seconds(2)
    /// How long a server may refuse every call, and the longest time it can ask to be left alone.
    package var patience = Duration.seconds(600)
    /// How long a server that was there before may be gone: time to start it again.
    package var outage = Duration.seconds(20)
    /// The refusals after which a request is given up though others get through, once patience is at its end.
    package var refusals = 30

    /// Makes the usual policy.
    package init() {}

    /// What to do after a failure.
    ///
    /// - Parameters:
    ///   - error: The failure.
    ///   - record: What has come of the request, this failure among it.
    ///   - random: From 0 up to, not including, 1: where in its range the wait falls (full jitter).
    /// - Returns: Whether to try again, and when.
    package func decision(
        for error: ModelError,
        after record: RetryRecord,
        random: Double
    ) -> Decision {
        switch error.kind {
        case .formatRefused:
            return record.formatRefusals < formatAttempts ? .again(after: .zero) : .giveUp
        case .rateLimited, .overloaded:
            if error.mayRetry == false || error.retryAfter ?? .zero > patience { return .giveUp }
            if record.shutOutFor >= patience { return .giveUp }
            if record.refusals >= refusals, record.refusedFor >= patience { return .giveUp }
            return .again(after: delay(record.refusals, longestRefusalDelay, error, random))
        case .unreachable, .interrupted, .timedOut, .serverFailed, .badReply:
            if error.mayRetry == false || error.retryAfter ?? .zero > patience { return .giveUp }
            let mayComeBack = error.kind == .unreachable && record.goneFor.map { $0 < outage } ?? false
            if error.kind == .timedOut, record.hasFallback, record.timeouts >= timeouts { return .giveUp }
            if record.failures >= (mayComeBack ? 3 * attempts : attempts) { return .giveUp }
            // A kept connection may have gone stale: a new one tells.
            if error.kind == .unreachable, record.failures == 1 { return .again(after: .zero) }
            return .again(after: delay(record.failures, longestDelay, error, random))
        case .badKey, .quotaExhausted, .unknownModel, .badRequest, .contextExceeded, .promptCut, .overLimit,
            .serverDown, .storeFailed, .budgetSpent, .withdrawn:
            return .giveUp
        }
    }

    private func delay(_ count: Int, _ longest: Duration, _ error: ModelError, _ random: Double) -> Duration {
        let most = min(longest, firstDelay * (1 << min(count - 1, 20)))
        return max(most * random, error.retryAfter ?? .zero)
    }
}
