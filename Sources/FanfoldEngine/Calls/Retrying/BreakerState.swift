internal import FanfoldCore

/// Judges from the failures of all requests whether their server is down; a pure value.
struct BreakerState: Sendable {
    private let server: String
    private let patience: Duration
    /// When a call last showed that the server can be reached.
    private var heardAt: Duration?
    /// When a call was last answered.
    private var answeredAt: Duration?
    /// Requests that have failed for good since then.
    private var failed: Set<Digest> = []

    /// A single request that the server can't bear leaves a gap; so many mean that it bears none.
    private static let requests = 3

    init(server: String, patience: Duration) {
        self.server = server
        self.patience = patience
    }

    /// A call was answered.
    mutating func answered(now: Duration) {
        (heardAt, answeredAt) = (now, now)
        if !failed.isEmpty { failed = [] }
    }

    /// An attempt failed.
    mutating func failed(_ kind: ModelError.Kind, now: Duration) {
        switch kind {
        case .unreachable, .timedOut, .withdrawn, .serverDown, .overLimit: break
        case .interrupted, .serverFailed, .rateLimited, .overloaded: heardAt = now
        // The server works; it is the request or the answer that is not in order.
        case .badReply, .formatRefused, .badKey, .quotaExhausted, .unknownModel, .badRequest,
            .contextExceeded, .promptCut:
            answered(now: now)
        }
    }

    /// How long calls were refused and none answered, as far as a request refused since `time` has seen.
    func shutOut(since time: Duration, now: Duration) -> Duration { now - max(time, answeredAt ?? time) }

    /// Judges a request that has failed for good.
    ///
    /// - Parameters:
    ///   - key: The request.
    ///   - error: Its last failure.
    ///   - began: When it was first tried.
    ///   - now: The time.
    /// - Returns: That the server is down, if so.
    mutating func verdict(
        on key: @autoclosure () -> Digest,
        _ error: ModelError,
        began: Duration,
        now: Duration
    ) -> ModelError? {
        switch error.kind {
        case .unreachable:
            if let heardAt, heardAt >= began { return nil }
            return down("has not answered", since: heardAt ?? began, error, now)
        case .interrupted, .timedOut, .serverFailed:
            if let answeredAt, answeredAt >= began { return nil }
            failed.insert(key())
            guard failed.count >= Self.requests else { return nil }
            return down("has failed every request", since: answeredAt ?? began, error, now)
        case .rateLimited, .overloaded:
            if let pause = error.retryAfter, pause > patience {
                return ModelError(
                    .serverDown,
                    "\(server) asks to be left alone for \(pause.inWords) (\(error.message))",
                    hint: "run the same command again when that is over"
                )
            }
            let shutOut = shutOut(since: began, now: now)
            guard shutOut >= patience else { return nil }
            return down("has refused every request", since: now - shutOut, error, now)
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
            hint: "check the server and run the same command again"
        )
    }
}
