internal import FanfoldCore
internal import FoundationEssentials
internal import OrderedCollections

/// How a Swift type stands in a model's answer.
struct TypedForm<Output: Decodable & Sendable>: Sendable {
    /// The schema of answers, an object at its root.
    let schema: JSONSchema

    /// Whether the type is no object and stands in a property of one: servers take no other root.
    private let isWrapped: Bool

    init() throws(SchemaError) {
        let own = try JSONSchema(describing: Output.self)
        isWrapped = !own.root.isObject
        schema = isWrapped ? try JSONSchema(Self.wrapped(own.json)) : own
    }

    /// The value that an answer says.
    func output(of json: JSONValue) -> Result<Output, AgentError> {
        let own = isWrapped ? json["value"] ?? .null : json
        do {
            return .success(try JSONDecoder().decode(Output.self, from: Data(own.bytes)))
        } catch {
            return .failure(
                AgentError("the answer keeps to the schema and is no \(Output.self): \(Self.reason(error))")
            )
        }
    }

    /// What keeps an answer that fits the schema from being decoded.
    @Sendable func flaws(of json: JSONValue) -> [SchemaFlaw] {
        switch output(of: json) {
        case .success: []
        case .failure(let error): [SchemaFlaw(error.message)]
        }
    }

    private static func wrapped(_ schema: JSONValue) -> JSONValue {
        var inner = schema.object ?? [:]
        let definitions = inner.removeValue(forKey: "$defs")
        var outer: OrderedDictionary<String, JSONValue> = [
            "type": "object",
            "properties": ["value": .object(inner)],
            "required": ["value"],
            "additionalProperties": false,
        ]
        outer["$defs"] = definitions
        return .object(outer)
    }

    private static func reason(_ error: any Error) -> String {
        guard let error = error as? DecodingError else { return "\(error)" }
        let context =
            switch error {
            case .dataCorrupted(let context), .keyNotFound(_, let context), .typeMismatch(_, let context),
                .valueNotFound(_, let context):
                context
            @unknown default: DecodingError.Context(codingPath: [], debugDescription: "it can't be decoded")
            }
        let path = context.codingPath.map { "/" + ($0.intValue.map(String.init) ?? $0.stringValue) }.joined()
        return path.isEmpty ? context.debugDescription : "\(path): \(context.debugDescription)"
    }
}
