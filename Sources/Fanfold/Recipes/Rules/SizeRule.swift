internal import FanfoldCore

/// A number of bytes, with or without a unit.
struct SizeRule: ValueRule {
    var schema: JSONValue {
        [
            "anyOf": [
                ["type": "integer", "minimum": 0],
                ["type": "string", "pattern": "^[0-9]{1,15}([bB]|[kKmMgG][bB]?)?$"],
            ],
            "examples": ["10KB", "2MB"],
        ]
    }

    func read(_ node: RecipeNode, _ reading: inout RecipeReading) -> Int? {
        switch node.content {
        case .integer(let integer) where integer >= 0: return integer
        case .text(let text):
            if let bytes = SizeText.bytes(text) { return bytes }
        default: break
        }
        reading.note(
            node,
            "is \(node.kind), and has to be a size",
            hint: "write a number of bytes, or a size such as 10KB or 2MB"
        )
        return nil
    }
}
