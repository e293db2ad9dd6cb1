/// What a language model is asked: all that its answer depends on, and nothing else.
public struct ModelRequest: Sendable, Hashable {
    /// Which model is asked.
    public var model: ModelIdentity

    /// What is said, in order.
    public var messages: [ModelMessage]

    /// How the answer is drawn.
    public var sampling: Sampling

    /// The shape the answer must have; `nil` for text.
    public var schema: AnswerSchema?

    /// Makes a request.
    public init(
        model: ModelIdentity,
        messages: [ModelMessage],
        sampling: Sampling = Sampling(),
        schema: AnswerSchema? = nil
    ) {
        self.model = model
        self.messages = messages
        self.sampling = sampling
        self.schema = schema
    }

    /// The name under which the answer can be found again.
    ///
    /// SHA-256 over the request written as JSON. Where the request is sent, with which key, how long it may
    /// take and whether the answer is streamed play no part.
    public var key: Digest { Digest(of: canonical.bytes) }

    private var canonical: JSONValue {
        [
            "provider": .string(model.provider),
            "model": .string(model.name),
            "revision": model.revision.map { .string($0) } ?? .null,
            "messages": .array(messages.map { [.string($0.role.rawValue), .string($0.text)] }),
            "temperature": sampling.temperature.map { .number($0) } ?? .null,
            "seed": sampling.seed.map { .integer($0) } ?? .null,
            "maxAnswerTokens": sampling.maxAnswerTokens.map { .integer($0) } ?? .null,
            "options": .object(sampling.options),
            "schema": schema.map { [.string($0.name), $0.schema] } ?? .null,
        ]
    }
}

/// A language model, as requests name it.
public struct ModelIdentity: Sendable, Hashable {
    /// The kind of server: `openai`, `anthropic`, `ollama`, `command`.
    public var provider: String
    /// The model's name on its server.
    public var name: String
    /// Tells apart models that keep their name: a change asks everything anew.
    public var revision: String?

    /// Names a model.
    public init(provider: String, name: String, revision: String? = nil) {
        self.provider = provider
        self.name = name
        self.revision = revision
    }
}

/// One turn of a conversation.
public struct ModelMessage: Sendable, Hashable {
    /// Whose turn it is.
    public enum Role: String, Sendable {
        /// The rules of the conversation.
        case system
        /// What the model is asked.
        case user
        /// What the model said.
        case assistant
    }

    /// Whose turn it is.
    public var role: Role
    /// What is said.
    public var text: String

    /// Makes a turn.
    public init(_ role: Role, _ text: String) {
        self.role = role
        self.text = text
    }

    /// Whether two turns are the same, byte for byte: texts that only look alike are not.
    public static func == (left: Self, right: Self) -> Bool {
        guard left.role == right.role, left.text.utf8.count == right.text.utf8.count else { return false }
        // Mostly it is a request's own text, which need not be read.
        return left.text.utf8.span.isIdentical(to: right.text.utf8.span)
            || left.text.utf8.elementsEqual(right.text.utf8)
    }

    /// Feeds the bytes of the text, which costs less than a string's own hash.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(role)
        let isFed: Void? = unsafe text.utf8.withContiguousStorageIfAvailable {
            unsafe hasher.combine(bytes: UnsafeRawBufferPointer($0))
        }
        if isFed == nil { for byte in text.utf8 { hasher.combine(byte) } }
    }
}
