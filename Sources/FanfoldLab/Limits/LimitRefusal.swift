/// A request that passed a limit.
struct LimitRefusal {
    let kind: LimitKind
    /// When it may come again; `nil` for never.
    let wait: Duration?
    let asked: Int
    let limit: Int

    /// The script that refuses it with status 429.
    ///
    /// - Parameters:
    ///   - shape: The shape of the body.
    ///   - announced: The headers that tell the limits.
    ///   - form: How the time to wait is told.
    ///   - wallTime: Seconds since 1970.
    /// - Returns: The script, which does not count as in flight.
    func script(
        shape: LabShape,
        announced: [(String, String)],
        form: RetryAfterForm,
        wallTime: Double
    ) -> ReplyScript {
        let retry = wait.map { LimitHeaders.retryAfter($0, form: form, wallTime: wallTime) } ?? []
        let body = shape.replies.error(429, message: message, code: "rate_limit_exceeded")
        return ReplyScript(steps: [.send(HTTPText.response(429, headers: announced + retry, body: body))])
    }

    private var message: String {
        let subject = kind == .concurrency ? "requests in flight" : "\(kind.rawValue) a minute"
        guard let wait else { return "Request too large for \(subject): Limit \(limit), Requested \(asked)." }
        return "Rate limit reached for \(subject): Limit \(limit), Requested \(asked). "
            + "Please try again in \(TimeText.span(wait))."
    }
}
