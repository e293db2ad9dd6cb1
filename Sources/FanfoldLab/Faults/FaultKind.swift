/// A way for a call to go wrong.
package enum FaultKind: String, Sendable, Hashable, CaseIterable {
    /// Too many requests, with a time to come again.
    case tooMany = "429"
    /// Too many requests, without a word about when to come again.
    case tooManyBare = "429-bare"
    /// An error of the server.
    case serverError = "500"
    /// A gateway that got no good answer.
    case badGateway = "502"
    /// Not available.
    case unavailable = "503"
    /// Overloaded, as Anthropic says it.
    case overloaded = "529"
    /// The connection closes before any answer.
    case drop
    /// The connection closes in the middle of the body.
    case dropBody = "drop-body"
    /// The body stops in its middle and the connection stays open.
    case stall
    /// The whole body, a few bytes at a time.
    case drip
    /// A whole body whose JSON is cut off.
    case truncated
    /// An answer without choices.
    case noChoices = "no-choices"
    /// An answer whose text is null.
    case nullContent = "null-content"
    /// An answer that was cut at its length limit.
    case length
    /// An answer that a filter stopped.
    case contentFilter = "content-filter"
    /// A model that declines.
    case refusal
    /// Bytes in the text that are no UTF-8.
    case badUTF8 = "bad-utf8"
    /// An error whose body is plain text.
    case plainError = "plain-error"
    /// A whole answer, after which the connection is dead without notice.
    case stale

    /// Whether a whole, usable answer is given all the same.
    var answers: Bool { self == .drip || self == .stale }

    /// Whether the server finds it out at once, before it thinks.
    var isInstant: Bool {
        switch self {
        case .tooMany, .tooManyBare, .unavailable, .overloaded, .plainError: true
        default: false
        }
    }
}
