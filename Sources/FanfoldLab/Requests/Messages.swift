internal import FanfoldCore

/// The messages of a request.
struct Messages {
    /// All texts in order.
    private(set) var texts: [String] = []
    /// The last text that a user says.
    private(set) var question = ""

    /// Reads a list of messages, each with a role and a content that is a text or a list of parts.
    ///
    /// - Parameters:
    ///   - list: What the request has as `messages`.
    ///   - system: A text that stands apart, or a list of parts.
    /// - Throws: ``PromptError`` where it is no such list.
    init(_ list: JSONValue?, system: JSONValue? = nil) throws(PromptError) {
        if let system { texts.append(try Self.text(of: system)) }
        guard let messages = list?.array, !messages.isEmpty else {
            throw PromptError(message: "messages: a list with at least one message is required")
        }
        for message in messages {
            guard let role = message["role"]?.string, let content = message["content"] else {
                throw PromptError(message: "messages: every message has a role and a content")
            }
            let text = try Self.text(of: content)
            texts.append(text)
            if role == "user" { question = text }
        }
    }

    private static func text(of content: JSONValue) throws(PromptError) -> String {
        switch content {
        case .null: return ""
        case .string(let text): return text
        case .array(let parts):
            var text = ""
            for part in parts {
                guard let more = part["text"]?.string else {
                    throw PromptError(message: "messages: the lab server reads parts of type text alone")
                }
                text += more
            }
            return text
        default: throw PromptError(message: "messages: a content is a text or a list of parts")
        }
    }
}
