internal import FanfoldCore

/// `true` or `false`.
struct TruthRule: ValueRule {
    var schema: JSONValue { ["type": "boolean"] }

    func read(_ node: RecipeNode, _ reading: inout RecipeReading) -> Bool? {
        if case .bool(let bool) = node.content { return bool }
        let words = ["yes": "true", "on": "true", "no": "false", "off": "false"]
        let hint: String? =
            if case .text(let text) = node.content { words[text.lowercased()].map { "write \($0)" } } else {
                nil
            }
        reading.note(node, "is \(node.kind), and has to be true or false", hint: hint)
        return nil
    }
}
