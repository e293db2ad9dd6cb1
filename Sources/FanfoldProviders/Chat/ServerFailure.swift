internal import FanfoldCore

/// What a server's failure means for the call and for the run.
struct ServerFailure: Error {
    /// The status that counts: the body's own where the reply's is 200.
    let status: Int
    private let settings: ServerSettings
    private let headers: ReplyHeaders
    private let body: ErrorBody

    /// Reads the reply of a server that failed.
    init(_ reply: HTTPReply, from settings: ServerSettings) {
        self.init(
            status: reply.status,
            headers: reply.headers,
            body: ErrorBody(reply.body),
            from: settings
        )
    }

    /// Reads a failure whose body came in a reply that began well.
    init(status: Int, headers: ReplyHeaders = ReplyHeaders(), body: ErrorBody, from settings: ServerSettings)
    {
        self.status = status >= 400 ? status : body.status ?? Self.status(of: body.codes)
        self.headers = headers
        self.body = body
        self.settings = settings
    }

    /// Whether a server that knows no answer format might fail so.
    var mayRefuseFormat: Bool { kind == .badRequest || kind == .serverFailed && status == 500 }

    /// Whether a filter of the server's would not let the prompt through to the model.
    var isFiltered: Bool { kind == .badRequest && body.says(["content_filter", "content_policy_violation"]) }

    /// The error to throw; `now` gives seconds since 1970.
    func modelError(now: () -> Double) -> ModelError {
        let advice = RetryAdvice(headers, now: now)
        return ModelError(
            kind,
            sentence,
            hint: hint,
            retryAfter: advice.after,
            mayRetry: advice.mayRetry,
            limits: ServerLimits(headers, now: now)
        )
    }

    /// The error to throw where the answer format is to blame, or may be.
    func formatError(_ format: AnswerFormat) -> ModelError {
        ModelError(.formatRefused, "asked for \(format.rawValue), " + sentence)
    }

    private var kind: ModelError.Kind {
        switch status {
        case 401, 403: return .badKey
        case 402: return .quotaExhausted
        case 404, 405, 410: return .unknownModel
        case 408, 409: return .serverFailed
        case 429: return body.says(Self.quotaPhrases) ? .quotaExhausted : .rateLimited
        case 503, 529: return .overloaded
        default: break
        }
        if status == 413 || body.says(Self.contextPhrases) { return .contextExceeded }
        if status >= 500 { return body.codes.contains("overloaded_error") ? .overloaded : .serverFailed }
        return body.says(["credit balance is too low"]) ? .quotaExhausted : .badRequest
    }

    private static let quotaPhrases = ["insufficient_quota", "exceeded your current quota", "credit balance"]

    private static let contextPhrases = [
        "context_length_exceeded", "maximum context length", "context length", "context window",
        "context size", "exceed_context_size", "prompt is too long", "input is too long", "max_model_len",
        "maximum model length", "too many tokens",
    ]

    /// The status that stands for the words of an error in a reply that is a 200.
    private static func status(of codes: [String]) -> Int {
        let known = [
            "overloaded_error": 529, "rate_limit_error": 429, "rate_limit_exceeded": 429,
            "insufficient_quota": 429, "authentication_error": 401, "permission_error": 403,
            "not_found_error": 404, "invalid_request_error": 400, "context_length_exceeded": 400,
        ]
        return codes.lazy.compactMap { known[$0] }.first ?? 500
    }

    private var sentence: String {
        let server = settings.address.description
        let said = settings.key.map { $0.removed(from: body.message) } ?? body.message
        return "\(server) \(what) (HTTP \(status))" + (said.isEmpty ? "" : ": \(said)")
    }

    private var what: String {
        switch kind {
        case .badKey: settings.key == nil ? "wants a key" : "refused the key"
        case .quotaExhausted: "says that the account has no more quota"
        case .unknownModel: "knows no such model or address"
        case .rateLimited: "says that calls come too fast"
        case .overloaded: "is overloaded"
        case .contextExceeded: "says that the prompt is too long"
        case .badRequest: "refused the request"
        default: "failed"
        }
    }

    private var hint: String? {
        switch kind {
        case .badKey:
            switch (settings.key, settings.keyVariable) {
            case (nil, let variable?): "set \(variable) in the environment"
            case (_, let variable?): "check the key in \(variable)"
            case (_, nil):
                "say with key-env in the recipe which environment variable holds the key for this server"
            }
        case .quotaExhausted: "add credit to the account, or use another key, and run the same command again"
        case .unknownModel: "check the model's name and the base URL, which for most servers ends in /v1"
        case .contextExceeded: "make the chunks smaller, or give the server a larger context"
        case .badRequest: "check the model's settings in the recipe"
        default: nil
        }
    }
}
