internal import FanfoldCore
internal import OrderedCollections
internal import Synchronization

/// Takes requests, keeps the book, and says what each connection does.
final class LabDesk: Sendable {
    private let settings: LabSettings
    private let clock = LabClock()
    private let book: Mutex<LabBook>
    /// Whether the server plays dead: connections close when they have answered.
    private let isOut = Mutex(false)

    init(_ settings: LabSettings) {
        self.settings = settings
        book = Mutex(LabBook(settings, now: .zero))
    }

    /// The most bytes of a request's body.
    var bodyLimit: Int { settings.bodyLimit }

    var stats: LabStats { book.withLock { $0.stats } }

    func reset() { book.withLock { $0.reset(settings, now: clock.now) } }

    var playsDead: Bool {
        get { isOut.withLock(\.self) }
        set { isOut.withLock { $0 = newValue } }
    }

    /// What a connection does to answer `request`.
    ///
    /// - Parameter request: The request, its body whole.
    /// - Returns: The script to play.
    func script(for request: HTTPRequest) -> ReplyScript {
        switch LabRoute(method: request.method, path: request.path) {
        case .chat(let shape, let deployment):
            let now = clock.now
            let count = book.withLock { $0.come(shape, now: now) }
            var script = chat(request, shape, deployment: deployment, now: now)
            script.beginsOutage = count == settings.outage?.afterRequests
            return script
        case .models: return Self.whole(200, Self.models)
        case .stats: return Self.whole(200, stats.json)
        case .reset:
            reset()
            return Self.whole(200, ["reset": true])
        case .wrongMethod(let method):
            return Self.whole(405, Self.note("\(request.path) takes \(method), not \(request.method)"))
        case .unknown: return Self.whole(404, Self.note("there is nothing at \(request.path)"))
        }
    }

    /// Counts a request that is answered.
    func leave(_ script: ReplyScript) {
        book.withLock { $0.leave(answered: script.answered, tokens: script.tokens, now: clock.now) }
    }

    /// Counts a request whose client went away before the end.
    func abandon() { book.withLock { $0.abandon(now: clock.now) } }

    private func chat(
        _ request: HTTPRequest,
        _ shape: LabShape,
        deployment: String?,
        now: Duration
    ) -> ReplyScript {
        do {
            try RequestCheck.key(request.key, settings: settings)
            try RequestCheck.version(request, shape: shape)
            var prompt = try LabPrompt(shape, body: request.body, deployment: deployment)
            try RequestCheck.form(prompt, settings: settings)
            try RequestCheck.context(&prompt, settings: settings)
            return answer(prompt, now: now)
        } catch {
            book.withLock { $0.refuse(status: error.status) }
            let body = shape.replies.error(error.status, message: error.message, code: error.code)
            return ReplyScript(steps: [.send(HTTPText.response(error.status, body: body))])
        }
    }

    private func answer(_ prompt: LabPrompt, now: Duration) -> ReplyScript {
        let answer = AnswerWriter.answer(to: prompt, reportsUsage: settings.reportsUsage)
        let verdict = book.withLock { $0.admit(prompt, outputTokens: answer.tokens, now: now) }
        let admission: LabBook.Admission
        switch verdict {
        case .refuse(let kind, let after, let asked, let limit, let limits):
            let refusal = LimitRefusal(kind: kind, wait: after, asked: asked, limit: limit)
            return refusal.script(
                shape: prompt.shape,
                announced: headers(limits, prompt.shape, now: now),
                form: settings.limits.retryAfter,
                wallTime: clock.wallTime(at: now)
            )
        case .pass(let passed): admission = passed
        }
        var draws = PromptDraws(seed: settings.seed, prompt: prompt.identity, attempt: admission.attempt)
        let fault = settings.faults.fault(&draws)
        if let fault { book.withLock { $0.fault(fault) } }
        if fault?.isInstant != true {
            let said = fault.map { AnswerFaults.spoil(answer, by: $0) } ?? answer
            book.withLock { $0.work(promptTokens: prompt.tokens, answerTokens: said.tokens) }
        }
        let composer = ReplyComposer(
            prompt: prompt,
            times: settings.faultTimes,
            headers: headers(admission.limits, prompt.shape, now: now),
            retryAfter: settings.limits.retryAfter,
            wallTime: clock.wallTime(at: now)
        )
        return composer.script(for: answer, fault: fault, latency: settings.latency.delay(&draws))
    }

    private func headers(_ limits: CallLimits, _ shape: LabShape, now: Duration) -> [(String, String)] {
        guard settings.limits.areAnnounced else { return [] }
        return LimitHeaders.of(limits, shape: shape, wallTime: clock.wallTime(at: now))
    }

    private static func whole(_ status: Int, _ body: JSONValue) -> ReplyScript {
        ReplyScript(steps: [.send(HTTPText.response(status, body: body.bytes))])
    }

    private static func note(_ message: String) -> JSONValue {
        .object(["error": ["message": .string(message), "type": "invalid_request_error", "code": .null]])
    }

    private static let models: JSONValue = [
        "object": "list", "data": [["id": "lab", "object": "model", "created": 0, "owned_by": "fanfold"]],
    ]
}
