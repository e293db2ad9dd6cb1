internal import FanfoldCore

/// Judges from the failures of all requests whether their server is down; a pure value.
struct BreakerState: Sendable {
    private let server: String
    private let patience: Duration
    /// When a call last showed that the server can be reached.
    private var heardAt: Duration?
    /// When a call first found no server since then.
    private var lostAt: Duration?
    /// When a call was last answered.
    private var answeredAt: Duration?
    /// Requests that have failed for good since then.
    private var failed: Set<Digest> = []
    /// Whether any prompt was taken and answered.
    private var hasAnswered = false
    /// Prompts that did not fit, as long as none was answered.
    private var misfits: Set<Digest> = []

    /// A single request that the server can't bear leaves a gap; so many mean that it bears none.
    private static let requests = 3
    /// A long prompt leaves a gap; where so many don't fit and none does, no prompt will.
    private static let prompts = 8

    init(server: String, patience: Duration) {
        self.server = server
        self.patience = patience
    }

    /// A call was answered.
    mutating func answered(now: Duration) {
        hasAnswered = true
        if !misfits.isEmpty { misfits = [] }
        works(now)
    }

    private mutating func works(_ now: Duration) {
        (heardAt, answeredAt, lostAt) = (now, now, nil)
        if !failed.isEmpty { failed = [] }
    }

    /// An attempt failed.
    mutating func failed(_ kind: ModelError.Kind, now: Duration) {
        switch kind {
        case .unreachable: lostAt = lostAt ?? now
        case .timedOut, .withdrawn, .serverDown, .overLimit, .storeFailed, .budgetSpent: break
        case .interrupted, .serverFailed, .rateLimited, .overloaded: (heardAt, lostAt) = (now, nil)
        // The server works; it is the request or the answer that is not in order.
        case .badReply, .formatRefused, .badKey, .quotaExhausted, .unknownModel, .badRequest,
            .contextExceeded, .promptCut:
            works(now)
        }
    }

    /// How long calls have found no server that was there before; `nil` where none was ever there.
    func goneFor(now: Duration) -> Duration? {
        guard heardAt != nil, let lostAt else { return nil }
        return now - lostAt
    }

    /// How long calls were refused and none answered, as far as a request refused since `time` has seen.
    func shutOut(since time: Duration, now: Duration) -> Duration { now - max(time, answeredAt ?? time) }

    /// Judges a request that has failed for good.
    ///
    /// - Parameters:
    ///   - key: The request.
    ///   - error: Its last failure.
    ///   - time: Since when the server has been as the failure says, as far as this request has seen.
    ///   - now: The time.
    /// - Returns: Why nothing more is sent: the server is down, or takes no prompt; `nil` if neither.
    mutating func verdict(
        on key: @autoclosure () -> Digest,
        _ error: ModelError,
        since time: Duration,
        now: Duration
    ) -> ModelError? {
        switch error.kind {
        case .unreachable:
            if let heardAt, heardAt >= time { return nil }
            return down("has not answered", since: lostAt ?? time, error, now)
        case .interrupted, .timedOut, .serverFailed:
            if let answeredAt, answeredAt >= time { return nil }
            failed.insert(key())
            guard failed.count >= Self.requests else { return nil }
            return down("has failed every request", since: answeredAt ?? time, error, now)
        case .rateLimited, .overloaded:
            if let pause = error.retryAfter, pause > patience {
                return ModelError(
                    .serverDown,
                    "\(server) asks to be left alone for \(pause.inWords) (\(error.message))",
                    hint: "run the same command again when that is over"
                )
            }
            let shutOut = shutOut(since: time, now: now)
            guard shutOut >= patience else { return nil }
            return down("has refused every request", since: now - shutOut, error, now)
        case .contextExceeded, .promptCut:
            guard !hasAnswered else { return nil }
            misfits.insert(key())
            guard misfits.count >= Self.prompts else { return nil }
            return ModelError(
                .badRequest,
                "\(server) has taken none of \(misfits.count) prompts (last: \(error.message))",
                hint: error.hint
            )
        default:
            return nil
        }
    }

    private func down(
        _ what: String,
        since time: Duration,
        _ error: ModelError,
        _ now: Duration
    ) -> ModelError {
        ModelError(
            .serverDown,
            "\(server) \(what) for \((now - time).inWords) (last: \(error.message))",
            hint: (error.hint ?? "check the server") + "; then run the same command again"
        )
    }
}
