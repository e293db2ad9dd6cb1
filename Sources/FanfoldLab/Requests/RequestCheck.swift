/// Refuses what a server refuses before it counts anything.
enum RequestCheck {
    /// - Throws: ``PromptError`` with status 401 where keys are required and `key` is none of them.
    static func key(_ key: String?, settings: LabSettings) throws(PromptError) {
        guard !settings.keys.isEmpty else { return }
        guard let key, settings.keys.contains(key) else {
            throw PromptError(
                status: 401,
                message: key == nil ? "no key was sent" : "the key that was sent is not accepted",
                code: "invalid_api_key"
            )
        }
    }

    /// - Throws: ``PromptError`` where Anthropic's version header is missing.
    static func version(_ request: HTTPRequest, shape: LabShape) throws(PromptError) {
        guard shape == .anthropic, request.anthropicVersion == nil else { return }
        throw PromptError(message: "anthropic-version: header is required")
    }

    /// - Throws: ``PromptError`` where the server takes no structured output of the kind.
    static func form(_ prompt: LabPrompt, settings: LabSettings) throws(PromptError) {
        let name: String
        switch (prompt.form, settings.schema) {
        case (.text, _), (_, .full), (.object, .object): return
        case (.object, .none): name = "json_object"
        // An object with a schema beside it is an object to this server.
        case (.schema, .object) where prompt.objectWithSchema: return
        case (.schema, _): name = prompt.objectWithSchema ? "json_object" : "json_schema"
        }
        throw PromptError(
            status: settings.schemaRefusal,
            message: "response_format: this server does not take \(name)"
        )
    }

    /// Cuts a prompt that is too long, where that is the server's habit.
    ///
    /// - Throws: ``PromptError`` where it is refused.
    static func context(_ prompt: inout LabPrompt, settings: LabSettings) throws(PromptError) {
        guard let limit = prompt.contextTokens ?? settings.contextTokens else { return }
        let cuts = settings.overflow == .cut || (settings.overflow == .byShape && prompt.shape == .ollama)
        let answer = prompt.tokenLimit ?? 0
        if cuts {
            if prompt.tokens > limit { prompt.cut(to: limit) }
        } else if prompt.tokens + answer > limit {
            throw PromptError(
                message: "This model's maximum context length is \(limit) tokens. However, you requested "
                    + "\(prompt.tokens + answer) tokens (\(prompt.tokens) in the messages, \(answer) in the "
                    + "completion).",
                code: "context_length_exceeded"
            )
        }
    }
}
