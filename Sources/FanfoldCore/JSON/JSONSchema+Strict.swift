internal import OrderedCollections

extension JSONSchema {
    /// Whether a schema lies in the subset that servers with strict structured output take.
    ///
    /// An object at the root; every object closed (`additionalProperties: false`) with all its properties
    /// required; only the keywords such servers know; at most five levels. A schema outside of it can still be
    /// sent, not as strict. The schema need not have been checked.
    package static func fitsStrictSubset(_ schema: JSONValue) -> Bool {
        guard schema["type"] == "object", schema["anyOf"] == nil, schema["$ref"] == nil else { return false }
        return isStrict(schema, level: 1)
    }

    /// Whether the schema lies in the subset that servers with strict structured output take.
    package var isStrict: Bool { Self.fitsStrictSubset(json) }

    private static let keywords: Set<String> = [
        "type", "enum", "const", "$ref", "anyOf", "properties", "required", "additionalProperties", "items",
        "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "minItems", "maxItems",
        "title", "description", "$defs",
    ]

    private static func isStrict(_ schema: JSONValue, level: Int) -> Bool {
        guard level <= 6, let members = schema.object, keywords.isSuperset(of: members.keys) else {
            return false
        }
        let properties = members["properties"]?.object ?? [:]
        if isObject(members) {
            let required = Set(members["required"]?.array?.compactMap(\.string) ?? [])
            guard level <= 5, members["additionalProperties"] == false, required == Set(properties.keys)
            else {
                return false
            }
        }
        let inner =
            Array(properties.values) + (members["items"].map { [$0] } ?? [])
            + Array((members["$defs"]?.object ?? [:]).values)
        return inner.allSatisfy { isStrict($0, level: level + 1) }
            && (members["anyOf"]?.array ?? []).allSatisfy { isStrict($0, level: level) }
    }

    private static func isObject(_ members: OrderedDictionary<String, JSONValue>) -> Bool {
        guard let type = members["type"] else { return members["properties"] != nil }
        return type == "object" || (type.array ?? []).contains("object")
    }
}
