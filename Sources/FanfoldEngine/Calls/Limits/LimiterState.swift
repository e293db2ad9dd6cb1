internal import FanfoldCore

/// Decides when calls to one server may be sent; a pure value whose functions are told the time.
///
/// Times count from one start and never go back. Calls are asked for in their order, first come first served.
struct LimiterState: Sendable {
    private var limits: CallLimits
    /// Whether no call may be sent.
    var isHeld = false
    private(set) var inFlight = 0
    private(set) var pausedUntil = 0.0
    private(set) var pace = Pace()
    private(set) var tokens: TokenMeters
    private(set) var requestWindow = MinuteWindow()
    private(set) var tokenWindow = MinuteWindow()
    private var givenRequests: MinuteMeter?
    private(set) var toldRequests: AnnouncedAllowance?
    private var answerSizes = AnswerSizes()
    private var hasAnswered = false
    private var sentCount = 0
    private var inputSoFar = 0
    private var outputSoFar = 0

    /// Calls in flight before the first answer: a server whose limits are unknown gets no burst.
    private static let firstCalls = 8

    /// The longest pause a server can ask for.
    static let longestPause = Duration.seconds(600)

    init(_ limits: CallLimits) {
        self.limits = limits
        tokens = TokenMeters(limits)
        givenRequests = limits.requests.map { MinuteMeter(limit: $0) }
    }

    /// The most calls in flight now.
    var cap: Int { hasAnswered ? limits.concurrency : min(limits.concurrency, Self.firstCalls) }

    /// Changes the most calls in flight; those that are over it end.
    mutating func setConcurrency(_ concurrency: Int) { limits.concurrency = max(1, concurrency) }

    /// The limit of requests a minute, the user's before the server's.
    var requestLimit: Int? { limits.requests ?? toldRequests?.limit }

    /// The limit of all tokens a minute, the user's before the server's.
    var tokenLimit: Int? {
        limits.tokens ?? tokens.told.first { $0.scope == .all }?.allowance.limit
    }

    /// Why a call can never be sent, whatever time goes by.
    func refusal(of need: CallNeed) -> ModelError? {
        guard let (needed, limit, noun) = tokens.broken(by: need) else { return nil }
        return ModelError(
            .overLimit,
            "a request needs up to \(needed) \(noun), and the limit is \(limit) a minute",
            hint: "make chunks smaller (--chunk-tokens), lower max-answer-tokens, or raise the limit"
        )
    }

    /// Asks to send the call whose turn it is.
    mutating func ask(_ need: CallNeed, now: Duration) -> Admission {
        guard !isHeld else { return .wait(until: nil, .held) }
        guard inFlight < cap else { return .wait(until: nil, .permit) }
        let time = now.inSeconds
        let output = tokens.isEmpty ? 0 : answerSizes.expected(most: need.maxAnswerTokens)
        var (until, reason) = (time, WaitReason.permit)
        func hold(_ bound: Double?, _ why: WaitReason) {
            if let bound, bound > until { (until, reason) = (bound, why) }
        }
        hold(pausedUntil, .pause)
        hold(pace.time(now: time), .pace)
        hold(givenRequests?.time(for: 1, now: time), .requests)
        hold(toldRequests?.time(for: 1, now: time), .requests)
        hold(tokens.time(input: need.promptTokens, output: output, now: time), .tokens)
        guard until <= time else { return .wait(until: .seconds(until), reason) }
        return .go(take(input: need.promptTokens, output: output, now: now))
    }

    private mutating func take(input: Int, output: Int, now: Duration) -> CallPermit {
        let time = now.inSeconds
        pace.take(now: time)
        givenRequests?.take(1, now: time)
        toldRequests?.take(1, permit: sentCount)
        tokens.take(input: input, output: output, permit: sentCount, now: time)
        requestWindow.add(1, at: time)
        inFlight += 1
        inputSoFar += input
        outputSoFar += output
        defer { sentCount += 1 }
        return CallPermit(
            number: sentCount,
            sentAt: now,
            inputTokens: input,
            outputTokens: output,
            inputSoFar: inputSoFar,
            outputSoFar: outputSoFar
        )
    }

    /// Takes what the headers of an answer to `permit`'s call tell.
    mutating func learn(_ told: ServerLimits, from permit: CallPermit, now: Duration) {
        let time = now.inSeconds
        if let requests = told.requests {
            if toldRequests == nil { toldRequests = AnnouncedAllowance() }
            // In place: a copy beside it would have all that was reckoned copied.
            toldRequests?.learn(
                requests,
                permit: permit.number,
                sentAt: permit.sentAt.inSeconds,
                sentAfter: Double(max(sentCount - 1 - permit.number, inFlight - 1)),
                now: time
            )
        }
        tokens.learn(
            told,
            from: permit,
            inputAfter: inputSoFar - permit.inputSoFar,
            outputAfter: outputSoFar - permit.outputSoFar,
            now: time
        )
    }

    /// Takes a call's end; its permit is free again.
    mutating func end(_ permit: CallPermit, _ end: CallEnd, now: Duration) {
        inFlight -= 1
        let time = now.inSeconds
        switch end {
        case .answered(let usage):
            hasAnswered = true
            pace.answered(sentAt: permit.sentAt.inSeconds, now: time)
            answerSizes.add(usage.answerTokens)
            tokenWindow.add(usage.promptTokens + usage.answerTokens, at: time)
            tokens.settle(
                input: usage.promptTokens - permit.inputTokens,
                output: usage.answerTokens - permit.outputTokens,
                now: time
            )
        case .failed(let error):
            failed(permit, error, now)
        case .cancelled:
            break
        }
    }

    private mutating func failed(_ permit: CallPermit, _ error: ModelError, _ now: Duration) {
        if let limits = error.limits { learn(limits, from: permit, now: now) }
        let isRefusal = error.kind == .rateLimited || error.kind == .overloaded
        if let pause = error.retryAfter, pause <= Self.longestPause, !(isRefusal && pace.bears(pause)) {
            pausedUntil = max(pausedUntil, (now + pause).inSeconds)
        }
        switch error.kind {
        case .rateLimited, .overloaded:
            tokens.settle(input: -permit.inputTokens, output: -permit.outputTokens, now: now.inSeconds)
            // Where the headers say that nothing is left, they say when more is: no guess is needed.
            guard error.limits?.isSpent(by: permit) != true else { return }
            pace.refused(sentAt: permit.sentAt.inSeconds, now: now.inSeconds)
        case .unreachable, .badKey, .formatRefused, .badRequest, .unknownModel, .quotaExhausted:
            tokens.settle(input: -permit.inputTokens, output: -permit.outputTokens, now: now.inSeconds)
        default:
            break
        }
    }

    /// Forgets what is more than a minute old.
    mutating func advance(to now: Duration) {
        requestWindow.advance(to: now.inSeconds)
        tokenWindow.advance(to: now.inSeconds)
    }
}

extension ServerLimits {
    /// Whether too little was left for a request.
    fileprivate func isSpent(by permit: CallPermit) -> Bool {
        func lacks(_ allowance: Allowance?, _ amount: Int) -> Bool {
            (allowance?.remaining).map { $0 < max(1, amount) } ?? false
        }
        return lacks(requests, 1) || lacks(tokens, permit.inputTokens + permit.outputTokens)
            || lacks(inputTokens, permit.inputTokens) || lacks(outputTokens, permit.outputTokens)
    }
}
