internal import FanfoldCore

/// Asks a model for a value that keeps to a schema, and once more where the first answer does not.
struct TypedQuestion: Sendable {
    /// How many flaws a repair request and an error name.
    private static let flawsShown = 8

    let asker: ModelAsker
    let schema: JSONSchema
    /// What is wrong with a value that keeps to the schema.
    let check: @Sendable (JSONValue) -> [SchemaFlaw]

    /// The model's answer to these messages.
    ///
    /// - Throws: ``AgentError`` where the model does not answer, or twice not as the schema asks;
    ///   ``ModelError`` for a request that was withdrawn; `CancellationError`.
    func answer(to messages: [ModelMessage]) async throws -> JSONValue {
        var request = request(messages)
        let first = try await asker.reply(to: request)
        guard case .flaws(let flaws) = TypedReading(first, by: schema, check: check) else {
            return try value(of: first)
        }
        request.messages.append(ModelMessage(.assistant, first.text))
        request.messages.append(ModelMessage(.user, Self.repair(flaws)))
        let second = try await asker.reply(to: request)
        return try value(of: second)
    }

    /// The first request about these messages.
    func request(_ messages: [ModelMessage]) -> ModelRequest {
        ModelRequest(
            model: asker.identity,
            messages: messages,
            sampling: asker.sampling,
            // Named alike for all agents: a new name is a new request.
            schema: AnswerSchema(name: "answer", schema: schema.json)
        )
    }

    private func value(of reply: ModelReply) throws(AgentError) -> JSONValue {
        switch TypedReading(reply, by: schema, check: check) {
        case .value(let value): return value
        case .flaws(let flaws):
            let named = flaws.prefix(3).map(\.description).joined(separator: "; ")
            let rest = flaws.count > 3 ? "; and \(flaws.count - 3) more" : ""
            throw AgentError(
                "the answer of \(asker.identity.name) does not keep to the schema, and repaired still not: \(named)\(rest)",
                hint: reply.finish == .length
                    ? "raise max-answer-tokens, or make the chunks smaller" : nil
            )
        }
    }

    private static func repair(_ flaws: [SchemaFlaw]) -> String {
        let list = flaws.prefix(flawsShown).map { "- \($0)\n" }.joined()
        return """
            This answer can't be used:
            \(list)
            Answer again with the corrected JSON object only, whole, by the same schema and from the same material.
            """
    }
}
