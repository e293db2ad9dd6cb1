internal import FanfoldCore

extension LabPrompt {
    /// Reads the body of a request.
    ///
    /// - Parameters:
    ///   - shape: Whose manner the body has.
    ///   - body: JSON.
    ///   - deployment: The model's name from the path, which stands before the body's.
    /// - Throws: ``PromptError`` with status 400.
    init(_ shape: LabShape, body: [UInt8], deployment: String? = nil) throws(PromptError) {
        let json: JSONValue
        do {
            json = try JSONValue(parsing: body)
        } catch {
            throw PromptError(message: "the body is no JSON: byte \(error.offset) of \(body.count)")
        }
        guard json.object != nil else { throw PromptError(message: "the body is no JSON object") }
        guard let model = deployment ?? json["model"]?.string, !model.isEmpty else {
            throw PromptError(message: "model: required")
        }
        switch shape {
        case .openAI: try self.init(openAI: json, model: model)
        case .anthropic: try self.init(anthropic: json, model: model)
        case .ollama: try self.init(ollama: json, model: model)
        }
    }

    private init(openAI json: JSONValue, model: String) throws(PromptError) {
        self.init(
            .openAI,
            model: model,
            messages: try Messages(json["messages"]),
            tokenLimit: try Self.limit(json["max_completion_tokens"] ?? json["max_tokens"], "max_tokens"),
            form: try Self.openAIForm(json["response_format"]),
            objectWithSchema: json["response_format"]?["type"] == "json_object",
            streams: json["stream"] == true,
            streamsUsage: json["stream_options"]?["include_usage"] == true
        )
    }

    private init(anthropic json: JSONValue, model: String) throws(PromptError) {
        guard let limit = try Self.limit(json["max_tokens"], "max_tokens") else {
            throw PromptError(message: "max_tokens: Field required")
        }
        self.init(
            .anthropic,
            model: model,
            messages: try Messages(json["messages"], system: json["system"]),
            tokenLimit: limit,
            form: try Self.form(json["output_config"]?["format"], schema: "schema"),
            streams: json["stream"] == true
        )
    }

    private init(ollama json: JSONValue, model: String) throws(PromptError) {
        let options = json["options"]
        let form: Form
        switch json["format"] {
        case nil, .null, "": form = .text
        case "json": form = .object
        case .some(let schema) where schema.object != nil: form = .schema(schema)
        default: throw PromptError(message: "invalid format: “json” or a JSON schema is expected")
        }
        let limit = options?["num_predict"]?.integer
        self.init(
            .ollama,
            model: model,
            messages: try Messages(json["messages"]),
            // A number below 0 stands for none.
            tokenLimit: limit.flatMap { $0 < 0 ? nil : $0 },
            form: form,
            // Ollama streams unless it is told not to.
            streams: json["stream"] != false,
            contextTokens: options?["num_ctx"]?.integer
        )
    }

    private static func openAIForm(_ format: JSONValue?) throws(PromptError) -> Form {
        guard let wrapped = format?["json_schema"] else { return try form(format, schema: "schema") }
        guard wrapped["name"]?.string != nil else {
            throw PromptError(message: "response_format.json_schema.name: required")
        }
        guard let schema = wrapped["schema"], schema.object != nil else {
            throw PromptError(message: "response_format.json_schema.schema: required")
        }
        return .schema(schema)
    }

    private static func form(_ format: JSONValue?, schema: String) throws(PromptError) -> Form {
        switch format?["type"] {
        case nil, "text": return .text
        case "json_object":
            // llama.cpp's way to hand over a schema.
            return format?[schema].map { .schema($0) } ?? .object
        case "json_schema":
            guard let schema = format?[schema], schema.object != nil else {
                throw PromptError(message: "json_schema: a schema is required")
            }
            return .schema(schema)
        default:
            throw PromptError(message: "response_format: text, json_object or json_schema is expected")
        }
    }

    private static func limit(_ value: JSONValue?, _ name: String) throws(PromptError) -> Int? {
        guard let value, value != .null else { return nil }
        guard let limit = value.integer, limit > 0 else {
            throw PromptError(message: "\(name): a whole number from 1 is expected")
        }
        return limit
    }
}
