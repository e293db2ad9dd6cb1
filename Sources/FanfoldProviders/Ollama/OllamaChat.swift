package import FanfoldCore
internal import OrderedCollections

/// A model behind Ollama.
package typealias OllamaModel = ServedModel<OllamaChat>

/// Ollama's own chat, which honours the context's size where its OpenAI-like chat does not.
package struct OllamaChat: ChatWire {
    package typealias Pieces = OllamaPieces

    package init(_ settings: ServerSettings) {}

    package var path: String { "/api/chat" }

    package var headers: [(String, String)] { [] }

    package var framing: StreamFraming { .lines }

    package var formats: [AnswerFormat] { [.schema, .object] }

    /// Members of the request; every other setting is the model's, such as `num_ctx`, and goes into `options`.
    private static let requestMembers: Set<String> = [
        "model", "messages", "tools", "think", "format", "options", "stream", "keep_alive", "template", "raw",
        "logprobs", "top_logprobs",
    ]

    package func body(for request: ModelRequest, format: AnswerFormat, streams: Bool) -> JSONValue {
        let sampling = request.sampling
        var members: OrderedDictionary<String, JSONValue> = [
            "model": .string(request.model.name),
            "messages": .array(request.messages.map(\.turn)),
            // The server streams unless it is told not to.
            "stream": .bool(streams),
        ]
        var options: OrderedDictionary<String, JSONValue> = [:]
        if let temperature = sampling.temperature { options["temperature"] = .number(temperature) }
        if let seed = sampling.seed { options["seed"] = .integer(seed) }
        if let most = sampling.maxAnswerTokens { options["num_predict"] = .integer(most) }
        if let schema = request.schema {
            switch format {
            case .schema: members["format"] = schema.schema
            case .object, .objectWithSchema: members["format"] = "json"
            case .prompt: break
            }
        }
        let given = sampling.options
        options.merge(options: given["options"]?.object ?? [:])
        options.merge(options: given.filter { !Self.requestMembers.contains($0.key) })
        if !options.isEmpty { members["options"] = .object(options) }
        members.merge(options: given.filter { Self.requestMembers.contains($0.key) && $0.key != "options" })
        return .object(members)
    }

    package func reply(from json: JSONValue) throws -> WireReply {
        var pieces = OllamaPieces()
        _ = try pieces.take(json)
        return try pieces.whole()
    }
}
