internal import FanfoldCore

/// What a call asks of its server's limits.
struct CallNeed: Sendable, Hashable {
    /// The tokens of the prompt, about; 0 while nobody limits tokens.
    var promptTokens: Int
    /// The most tokens of the answer.
    var maxAnswerTokens: Int?
}

/// The right to send one call now.
struct CallPermit: Sendable, Hashable {
    /// Counts permits, from 0.
    var number: Int
    /// When it was given.
    var sentAt: Duration
    /// The tokens set aside for the prompt.
    var inputTokens: Int
    /// The tokens set aside for the answer.
    var outputTokens: Int
    /// All tokens set aside for prompts, these among them.
    var inputSoFar: Int
    /// All tokens set aside for answers, these among them.
    var outputSoFar: Int
}

/// How a call that held a permit ended.
enum CallEnd: Sendable {
    case answered(TokenUsage)
    case failed(ModelError)
    case cancelled
}

/// Whether a call may be sent.
enum Admission: Sendable, Hashable {
    case go(CallPermit)
    /// Not before the time, counted from the start; without one, when another call has ended.
    case wait(until: Duration?, WaitReason)
}

/// Why a call waits.
package enum WaitReason: String, Sendable, Hashable {
    /// As many calls are in flight as may be.
    case permit
    /// A person holds new calls back.
    case held
    /// The server asked to be left alone.
    case pause
    /// The limit of requests a minute.
    case requests
    /// A limit of tokens a minute.
    case tokens
    /// The server refused calls that came too fast.
    case pace
}
