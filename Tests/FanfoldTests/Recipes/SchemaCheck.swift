import Fanfold

/// Holds a value against a JSON schema, as far as the recipes' schema goes.
///
/// A key word that it does not know is a flaw, so that none is passed over.
struct SchemaCheck {
    let root: JSONValue

    /// What is wrong with a value; `nil` where it keeps to the schema.
    func flaw(_ value: JSONValue) -> String? { flaw(value, root, "") }

    private func flaw(_ value: JSONValue, _ schema: JSONValue, _ path: String) -> String? {
        if case .bool(let isAllowed) = schema { return isAllowed ? nil : "\(path): nothing is allowed" }
        for (word, rule) in members(of: schema) {
            if let flaw = flaw(value, word, rule, schema, path) { return flaw }
        }
        return nil
    }

    private func flaw(
        _ value: JSONValue,
        _ word: String,
        _ rule: JSONValue,
        _ schema: JSONValue,
        _ path: String
    ) -> String? {
        let holds: Bool
        switch word {
        case "$schema", "$defs", "title", "description", "examples", "format": holds = true
        case "$ref":
            let name = String((rule.string ?? "").split(separator: "/").last ?? "")
            guard let target = root["$defs"]?[name] else { return "\(path): nothing named \(name)" }
            return flaw(value, target, path)
        case "anyOf": holds = (rule.array ?? []).contains { flaw(value, $0, path) == nil }
        case "allOf": return (rule.array ?? []).lazy.compactMap { flaw(value, $0, path) }.first
        case "enum": holds = (rule.array ?? []).contains(value)
        case "type": holds = (rule.array ?? [rule]).contains { isOf(type: $0.string ?? "", value) }
        case "properties":
            return members(of: value).lazy.compactMap { name, member in
                rule[name].flatMap { flaw(member, $0, "\(path).\(name)") }
            }.first
        case "additionalProperties":
            return members(of: value).lazy.compactMap { name, member in
                schema["properties"]?[name] == nil ? flaw(member, rule, "\(path).\(name)") : nil
            }.first
        case "required": holds = (rule.array ?? []).allSatisfy { value[$0.string ?? ""] != nil }
        case "items":
            return (value.array ?? []).enumerated().lazy.compactMap { index, element in
                flaw(element, rule, "\(path)[\(index)]")
            }.first
        case "minProperties": holds = value.object.map { Array($0).count >= rule.integer ?? 0 } ?? true
        case "minItems": holds = value.array.map { $0.count >= rule.integer ?? 0 } ?? true
        case "minimum": holds = value.number.map { $0 >= rule.number ?? 0 } ?? true
        case "maximum": holds = value.number.map { $0 <= rule.number ?? 0 } ?? true
        case "maxLength": holds = value.string.map { $0.count <= rule.integer ?? 0 } ?? true
        case "pattern":
            guard let pattern = try? Regex(rule.string ?? "") else {
                return "\(path): bad pattern \(rule.text)"
            }
            holds = value.string.map { $0.firstMatch(of: pattern) != nil } ?? true
        default: return "\(path): the key word \(word) is not known"
        }
        return holds ? nil : "\(path): \(value.text) does not hold to \(word) \(rule.text)"
    }

    private func members(of value: JSONValue) -> [(name: String, value: JSONValue)] {
        value.object.map { Array($0).map { ($0.key, $0.value) } } ?? []
    }

    private func isOf(type: String, _ value: JSONValue) -> Bool {
        switch (type, value) {
        case ("object", .object), ("array", .array), ("string", .string), ("boolean", .bool),
            ("integer", .integer), ("number", .integer), ("number", .number):
            true
        default: false
        }
    }
}
