internal import FanfoldCore

/// A list, or one entry alone.
struct ListRule<Element: ValueRule>: ValueRule {
    let element: Element

    init(_ element: Element) { self.element = element }

    var schema: JSONValue {
        [
            "anyOf": [
                element.schema,
                ["type": "array", "items": element.schema, "minItems": 1],
            ]
        ]
    }

    func read(_ node: RecipeNode, _ reading: inout RecipeReading) -> [Element.Output]? {
        guard case .list(let nodes) = node.content else {
            return element.read(node, &reading).map { [$0] }
        }
        guard !nodes.isEmpty else {
            reading.note(node, "is an empty list", hint: "leave the setting out, or put something in")
            return nil
        }
        return nodes.compactMap { element.read($0, &reading) }
    }
}
