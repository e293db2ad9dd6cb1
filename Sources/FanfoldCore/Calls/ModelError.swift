/// Why a language model gave no answer.
public struct ModelError: Error, Sendable, Hashable {
    /// What went wrong, as far as it decides what to do next.
    public enum Kind: String, Sendable, Hashable {
        /// No connection, or one that broke before any answer.
        case unreachable
        /// The answer broke off, or a stream ended without saying why it ended.
        case interrupted
        /// The attempt took longer than it may.
        case timedOut
        /// The server says that requests or tokens come too fast.
        case rateLimited
        /// The server says that it has too much to do.
        case overloaded
        /// The server failed.
        case serverFailed
        /// The answer is none: broken JSON, no text.
        case badReply
        /// The server takes no answer format such as this; the next attempt asks for less.
        case formatRefused
        /// The key is missing, wrong, or may not use the model.
        case badKey
        /// The account has no more money or quota.
        case quotaExhausted
        /// The server knows no such model, or no such address.
        case unknownModel
        /// The server can't take the request as it is.
        case badRequest
        /// The prompt does not fit the model's context.
        case contextExceeded
        /// The server read only part of the prompt.
        case promptCut
        /// The request needs more than a minute's limit allows.
        case overLimit
        /// The server has been down for longer than is worth waiting.
        case serverDown
        /// The store can't be read or written, so an answer would be lost.
        case storeFailed
        /// No money, tokens or time are left for the request.
        case budgetSpent
        /// The run is stopping, and the request was not sent.
        case withdrawn
    }

    /// What went wrong.
    public var kind: Kind
    /// One sentence: what failed and why, without any key.
    public var message: String
    /// What to do next, as something the reader can type or change.
    public var hint: String?
    /// How long the server asks to be left alone.
    public var retryAfter: Duration?
    /// Whether the server says in so many words that the request may be sent again.
    public var mayRetry: Bool?
    /// What the server's headers say of its limits.
    public var limits: ServerLimits?
    /// Whether the request certainly never reached the server, so that it can't have cost anything.
    public var isUnsent = false

    /// Makes an error.
    public init(
        _ kind: Kind,
        _ message: String,
        hint: String? = nil,
        retryAfter: Duration? = nil,
        mayRetry: Bool? = nil,
        limits: ServerLimits? = nil
    ) {
        self.kind = kind
        self.message = message
        self.hint = hint
        self.retryAfter = retryAfter
        self.mayRetry = mayRetry
        self.limits = limits
    }

    /// Whether every other call would fail as well.
    package var stopsRun: Bool {
        switch kind {
        case .badKey, .quotaExhausted, .unknownModel, .badRequest, .overLimit, .serverDown, .storeFailed,
            .budgetSpent:
            true
        case .unreachable, .interrupted, .timedOut, .rateLimited, .overloaded, .serverFailed, .badReply,
            .formatRefused, .contextExceeded, .promptCut, .withdrawn:
            false
        }
    }
}

extension AgentError {
    /// The failure of an agent whose model gave no answer.
    package init(_ error: ModelError) {
        self.init(
            error.message,
            hint: error.hint,
            remedy: error.stopsRun ? .stopRun : .leaveGap,
            kind: error.kind.rawValue
        )
    }
}
