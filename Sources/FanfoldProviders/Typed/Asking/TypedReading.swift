internal import FanfoldCore

/// What a model's reply to a typed agent comes to: a value that keeps to the schema, or flaws.
enum TypedReading: Sendable, Hashable {
    case value(JSONValue)
    case flaws([SchemaFlaw])

    /// Reads a reply.
    ///
    /// Of several values in it the last that keeps to the schema counts: models think aloud first and answer
    /// then. A reply that was cut is no answer, even if what is there keeps to the schema.
    ///
    /// - Parameters:
    ///   - reply: A reply that stopped by itself or by its length.
    ///   - schema: What the value must keep to.
    ///   - check: What else is wrong with a value that does.
    init(_ reply: ModelReply, by schema: JSONSchema, check: (JSONValue) -> [SchemaFlaw] = { _ in [] }) {
        guard reply.finish != .length else {
            self = .flaws([SchemaFlaw("reached the most tokens allowed and is cut; it has to be shorter")])
            return
        }
        let lines = ReplyThinking.removed(from: Array(reply.text.utf8)[...])
        let found = FoundJSON(in: Array(lines.joined(separator: [UInt8(ascii: "\n")])))
        if let failure = found.failure {
            self = .flaws([SchemaFlaw(failure)])
            return
        }
        var least: [SchemaFlaw] = []
        for value in found.values.reversed() {
            let valid = schema.validate(value)
            let flaws = valid.isEmpty ? check(value) : valid
            guard !flaws.isEmpty else {
                self = .value(schema.ordered(value))
                return
            }
            // An object that is wrong somewhere tells more than a list that was never meant.
            if least.isEmpty || (value.object != nil && least.first?.pointer == "") { least = flaws }
        }
        self = .flaws(least)
    }
}
