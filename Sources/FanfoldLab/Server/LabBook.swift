/// What a lab server knows about the requests so far.
struct LabBook {
    /// A request that was let through.
    struct Admission {
        /// How often the prompt has been let through, this time among it.
        let attempt: Int
        let limits: CallLimits
    }

    /// What a request is told.
    enum Verdict {
        case pass(Admission)
        case refuse(LimitKind, after: Duration?, asked: Int, limit: Int, CallLimits)
    }

    private struct Visits {
        var attempts = 0
        var isAnswered = false
    }

    private var counts = LabStats()
    private var limits: CallLimits
    private var prompts: [UInt64: Visits] = [:]
    /// When the first and the last request came.
    private var span: (first: Duration, last: Duration)?
    /// Requests in flight times seconds, up to `measured`.
    private var area = 0.0
    private var areaAtLastRequest = 0.0
    private var measured = Duration.zero

    init(_ settings: LabSettings, now: Duration) {
        limits = CallLimits(settings.limits, now: now)
    }

    /// The figures.
    var stats: LabStats {
        var stats = counts
        stats.distinctPrompts = prompts.count
        if let span, span.last > span.first {
            stats.span = span.last - span.first
            stats.meanInFlight = areaAtLastRequest / (stats.span / .seconds(1))
        } else {
            stats.meanInFlight = Double(counts.mostInFlight)
        }
        return stats
    }

    /// Counts a request that has come.
    ///
    /// - Returns: How many have come, this one among them.
    mutating func come(_ shape: LabShape, now: Duration) -> Int {
        measure(now: now)
        areaAtLastRequest = area
        span = (span?.first ?? now, now)
        counts.requests += 1
        counts.shapes[shape, default: 0] += 1
        return counts.requests
    }

    /// Counts a request that is refused for what it is.
    mutating func refuse(status: Int) { counts.refused[status, default: 0] += 1 }

    /// Decides whether a request is let through; if so, it is in flight until it leaves.
    mutating func admit(_ prompt: LabPrompt, outputTokens: Int, now: Duration) -> Verdict {
        let verdict = limits.admit(
            input: prompt.tokens,
            output: outputTokens,
            inFlight: counts.inFlight,
            now: now
        )
        if case .refuse(let kind, let after, let asked, let limit) = verdict {
            counts.limited[kind, default: 0] += 1
            return .refuse(kind, after: after, asked: asked, limit: limit, limits)
        }
        measure(now: now)
        counts.inFlight += 1
        counts.mostInFlight = max(counts.mostInFlight, counts.inFlight)
        counts.promptTokens += prompt.tokens
        var visits = prompts[prompt.identity] ?? Visits()
        visits.attempts += 1
        if visits.isAnswered { counts.repeatedPrompts += 1 }
        prompts[prompt.identity] = visits
        return .pass(Admission(attempt: visits.attempts, limits: limits))
    }

    /// Counts a fault that is played.
    mutating func fault(_ kind: FaultKind) { counts.faults[kind, default: 0] += 1 }

    /// Counts the tokens of a request that the server works on, whether or not its answer will arrive.
    mutating func work(promptTokens: Int, answerTokens: Int) {
        counts.workedPromptTokens += promptTokens
        counts.workedAnswerTokens += answerTokens
    }

    /// Counts a request that is answered, well or badly.
    mutating func leave(answered prompt: UInt64?, tokens: Int, now: Duration) {
        measure(now: now)
        counts.inFlight -= 1
        guard let prompt else { return }
        counts.answered += 1
        counts.answerTokens += tokens
        prompts[prompt]?.isAnswered = true
    }

    /// Counts a request whose client has gone.
    mutating func abandon(now: Duration) {
        measure(now: now)
        counts.inFlight -= 1
        counts.abandoned += 1
    }

    /// Forgets everything but the requests in flight.
    mutating func reset(_ settings: LabSettings, now: Duration) {
        let inFlight = counts.inFlight
        self = Self(settings, now: now)
        counts.inFlight = inFlight
        counts.mostInFlight = inFlight
        measured = now
    }

    private mutating func measure(now: Duration) {
        if span != nil { area += Double(counts.inFlight) * max(0, (now - measured) / .seconds(1)) }
        measured = max(measured, now)
    }
}
