package import FanfoldCore
internal import OrderedCollections

/// A model behind a server that speaks Anthropic's messages.
package typealias AnthropicModel = ServedModel<AnthropicMessages>

/// Anthropic's messages.
package struct AnthropicMessages: ChatWire {
    package typealias Pieces = AnthropicPieces

    /// The largest answer where nobody says, since the server wants a number.
    package static let usualAnswerTokens = 4096

    package init(_ settings: ServerSettings) {}

    package var path: String { "/v1/messages" }

    package var headers: [(String, String)] { [("anthropic-version", "2023-06-01")] }

    package var framing: StreamFraming { .events }

    package var formats: [AnswerFormat] { [.schema] }

    package func body(for request: ModelRequest, format: AnswerFormat, streams: Bool) -> JSONValue {
        let sampling = request.sampling
        let rules = request.messages.filter { $0.role == .system }.map(\.text).joined(separator: "\n\n")
        let turns = request.messages.filter { $0.role != .system }
        var members: OrderedDictionary<String, JSONValue> = [
            "model": .string(request.model.name),
            "max_tokens": .integer(sampling.maxAnswerTokens ?? Self.usualAnswerTokens),
        ]
        if !rules.isEmpty { members["system"] = .string(rules) }
        members["messages"] = .array(turns.map(\.turn))
        // There is no seed.
        if let temperature = sampling.temperature { members["temperature"] = .number(temperature) }
        if let schema = request.schema, format == .schema {
            members["output_config"] = ["format": ["type": "json_schema", "schema": schema.schema]]
        }
        if streams { members["stream"] = true }
        members.merge(options: sampling.options)
        return .object(members)
    }

    package func reply(from json: JSONValue) throws -> WireReply {
        if let failure = json.failure { throw failure }
        guard let blocks = json["content"]?.array else {
            throw ModelError(.badReply, "the reply has no content")
        }
        let text = blocks.filter { $0["type"] == "text" }.compactMap { $0["text"]?.string }.joined()
        let hasThought = blocks.contains { $0["type"]?.string?.hasSuffix("thinking") == true }
        var usage = AnthropicUsage()
        usage.update(json["usage"])
        return try Self.reply(
            text,
            json["stop_reason"]?.string ?? "end_turn",
            hasThought: hasThought,
            usage,
            json["model"]?.string
        )
    }

    /// An answer from its parts.
    static func reply(
        _ text: String,
        _ reason: String,
        hasThought: Bool,
        _ usage: AnthropicUsage,
        _ model: String?
    ) throws(ModelError) -> WireReply {
        let finish: FinishReason
        switch reason {
        case "max_tokens", "model_context_window_exceeded": finish = .length
        case "refusal": finish = .refusal
        case "pause_turn": throw ModelError(.interrupted, "the model paused in the middle of its answer")
        default: finish = .stop
        }
        return try WireReply(
            text: text,
            finish: finish,
            hasThought: hasThought,
            promptTokens: usage.promptTokens,
            cachedTokens: usage.fromCache,
            answerTokens: usage.output,
            model: model
        )
    }
}
