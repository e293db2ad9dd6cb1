package import FanfoldCore
internal import OrderedCollections

/// A model behind a server that speaks OpenAI's chat completions.
package typealias OpenAIModel = ServedModel<OpenAIChat>

/// OpenAI's chat completions, which most servers speak: vLLM, llama.cpp, LM Studio, gateways, Azure.
package struct OpenAIChat: ChatWire {
    private let isOpenAI: Bool

    package init(_ settings: ServerSettings) {
        isOpenAI =
            settings.address.host == "api.openai.com" || settings.address.isAzure
            || settings.keyStyle == .apiKey
    }

    package var path: String { "/chat/completions" }

    package var headers: [(String, String)] { [] }

    package var framing: StreamFraming { .events }

    /// OpenAI's own server refuses members it does not know, so it is never asked for an object with a schema.
    package var formats: [AnswerFormat] {
        isOpenAI ? [.schema, .object] : [.schema, .objectWithSchema, .object]
    }

    package func body(for request: ModelRequest, format: AnswerFormat, streams: Bool) -> JSONValue {
        let sampling = request.sampling
        var members: OrderedDictionary<String, JSONValue> = [
            "model": .string(request.model.name),
            "messages": .array(request.messages.map(\.turn)),
        ]
        if let temperature = sampling.temperature { members["temperature"] = .number(temperature) }
        if let seed = sampling.seed { members["seed"] = .integer(seed) }
        if let most = sampling.maxAnswerTokens, !Self.limits.contains(where: sampling.options.keys.contains) {
            members[isOpenAI ? "max_completion_tokens" : "max_tokens"] = .integer(most)
        }
        if let schema = request.schema { members["response_format"] = Self.format(format, schema) }
        if streams {
            members["stream"] = true
            members["stream_options"] = ["include_usage": true]
        }
        members.merge(options: sampling.options)
        return .object(members)
    }

    private static let limits = ["max_tokens", "max_completion_tokens"]

    private static func format(_ format: AnswerFormat, _ schema: AnswerSchema) -> JSONValue? {
        switch format {
        case .schema:
            [
                "type": "json_schema",
                "json_schema": [
                    "name": .string(schema.name),
                    "schema": schema.schema,
                    "strict": .bool(JSONSchema.fitsStrictSubset(schema.schema)),
                ],
            ]
        case .objectWithSchema: ["type": "json_object", "schema": schema.schema]
        case .object: ["type": "json_object"]
        case .prompt: nil
        }
    }

    package func reply(from json: JSONValue) throws -> WireReply {
        guard let choice = json["choices"]?.array?.first else {
            throw json.failure ?? ModelError(.badReply, "the reply has no choices")
        }
        let message = choice["message"]
        let refusal = message?["refusal"]?.string ?? ""
        let reason = choice["finish_reason"]?.string
        let text = (message?["content"] ?? choice["text"])?.spoken
        guard let finish = Self.finish(reason, isRefusal: !refusal.isEmpty) else {
            throw choice.failure ?? ModelError(.interrupted, "the answer was broken off: \(reason ?? "")")
        }
        if text == nil, let failure = choice.failure { throw failure }
        return try Self.reply(
            refusal.isEmpty ? text ?? "" : refusal,
            finish,
            hasThought: Self.hasThought(message),
            json["usage"],
            json["model"]?.string
        )
    }

    /// An answer from its parts.
    static func reply(
        _ text: String,
        _ finish: FinishReason,
        hasThought: Bool,
        _ usage: JSONValue?,
        _ model: String?
    ) throws(ModelError) -> WireReply {
        let thinkingTokens = usage?["completion_tokens_details"]?["reasoning_tokens"]?.count ?? 0
        return try WireReply(
            text: text,
            finish: finish,
            hasThought: hasThought || thinkingTokens > 0,
            promptTokens: usage?["prompt_tokens"]?.count,
            cachedTokens: usage?["prompt_tokens_details"]?["cached_tokens"]?.count,
            answerTokens: usage?["completion_tokens"]?.count,
            model: model
        )
    }

    /// Whether a message, or a piece of one, has thinking beside its text, as some servers send it.
    static func hasThought(_ message: JSONValue?) -> Bool {
        ["reasoning_content", "reasoning"].contains { message?[$0]?.string?.isEmpty == false }
    }

    /// What a finish reason means; `nil` for a server that gave up.
    static func finish(_ reason: String?, isRefusal: Bool) -> FinishReason? {
        if isRefusal { return .refusal }
        switch reason {
        case "length", "max_tokens": return .length
        case "content_filter": return .contentFilter
        case "refusal": return .refusal
        case "abort", "error", "cancelled": return nil
        default: return .stop
        }
    }
}
