internal import FanfoldCore

/// What a request asks, whatever shape it has.
struct LabPrompt {
    /// What the answer has to look like.
    enum Form {
        case text
        /// Any JSON object.
        case object
        /// JSON that keeps to a schema.
        case schema(JSONValue)
    }

    let shape: LabShape
    let model: String
    /// The texts of all messages, the system's first where it has a place of its own.
    let texts: [String]
    /// The last text that a user says.
    private(set) var question: String
    /// The most tokens of the answer.
    let tokenLimit: Int?
    let form: Form
    /// Whether the schema came beside `json_object`, as llama.cpp takes it.
    let objectWithSchema: Bool
    let streams: Bool
    /// Whether a stream ends with the usage.
    let streamsUsage: Bool
    /// The context that the request asks for, where it does.
    let contextTokens: Int?

    /// Follows from the messages alone; what an answer is made from.
    let hash: UInt64
    /// Tells requests apart that ask different things: the messages, the model and the form.
    let identity: UInt64
    /// The prompt's tokens, about four bytes each.
    private(set) var tokens: Int

    init(
        _ shape: LabShape,
        model: String,
        messages: Messages,
        tokenLimit: Int?,
        form: Form,
        objectWithSchema: Bool = false,
        streams: Bool,
        streamsUsage: Bool = true,
        contextTokens: Int? = nil
    ) {
        self.shape = shape
        self.model = model
        texts = messages.texts
        question = messages.question
        self.tokenLimit = tokenLimit
        self.form = form
        self.objectWithSchema = objectWithSchema
        self.streams = streams
        self.streamsUsage = streamsUsage
        self.contextTokens = contextTokens
        var hash: UInt64 = 0
        var bytes = 0
        for text in messages.texts {
            hash = mixed(hash ^ LabHash.of(text))
            bytes += text.utf8.count
        }
        self.hash = hash
        tokens = (bytes + 3) / 4
        identity = mixed(hash ^ LabHash.of(model)) ^ form.hash
    }

    /// Drops the beginning, as a server does that cuts without a word.
    mutating func cut(to limit: Int) {
        let excess = question.utf8.count - 4 * limit
        if excess > 0 { question = String(decoding: question.utf8.dropFirst(excess), as: UTF8.self) }
        tokens = limit
    }
}

extension LabPrompt.Form {
    /// A number that differs between forms.
    var hash: UInt64 {
        switch self {
        case .text: 0
        case .object: 1
        case .schema(let schema): LabHash.of(schema.text)
        }
    }
}
