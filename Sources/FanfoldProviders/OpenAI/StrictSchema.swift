internal import FanfoldCore
internal import OrderedCollections

/// The part of JSON Schema that servers with strict structured output take.
enum StrictSchema {
    /// Whether a schema lies in it: an object at the root, every object closed with all its properties
    /// required, no keyword such servers may not know, at most five levels.
    static func fits(_ schema: JSONValue) -> Bool {
        schema["type"] == "object" && fits(schema, level: 1)
    }

    private static let keywords: Set<String> = [
        "type", "enum", "const", "$ref", "anyOf", "properties", "required", "additionalProperties", "items",
        "title", "description", "$defs",
    ]

    private static func fits(_ schema: JSONValue, level: Int) -> Bool {
        guard level <= 6, let members = schema.object, keywords.isSuperset(of: members.keys) else {
            return false
        }
        let properties = members["properties"]?.object ?? [:]
        if members["type"] == "object" || members["properties"] != nil {
            let required = Set((members["required"]?.array ?? []).compactMap(\.string))
            guard level <= 5, members["additionalProperties"] == false, required == Set(properties.keys)
            else {
                return false
            }
        }
        let inner =
            Array(properties.values) + (members["items"].map { [$0] } ?? [])
            + (members["anyOf"]?.array ?? []) + Array((members["$defs"]?.object ?? [:]).values)
        return inner.allSatisfy { fits($0, level: level + 1) }
    }
}
