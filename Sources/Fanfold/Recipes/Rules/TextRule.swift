internal import FanfoldCore

/// Text that is not empty.
struct TextRule: ValueRule {
    var schema: JSONValue { ["type": "string", "pattern": #"\S"#] }

    func read(_ node: RecipeNode, _ reading: inout RecipeReading) -> String? {
        guard case .text(let text) = node.content else {
            let hint: String? =
                switch node.content {
                case .integer, .number, .bool: "put it between quotes"
                default: nil
                }
            reading.note(node, "is \(node.kind), and has to be text", hint: hint)
            return nil
        }
        guard text.contains(where: { !$0.isWhitespace }) else {
            reading.note(node, "is empty")
            return nil
        }
        return text
    }
}
