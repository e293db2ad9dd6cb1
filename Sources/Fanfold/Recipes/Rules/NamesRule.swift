internal import FanfoldCore

/// Names of the recipe's own, each with a value.
struct NamesRule<Element: ValueRule>: ValueRule {
    let element: Element
    /// What one of them is, for a person: `an agent`.
    let what: String

    var schema: JSONValue {
        ["type": "object", "additionalProperties": element.schema, "minProperties": 1]
    }

    func read(
        _ node: RecipeNode,
        _ reading: inout RecipeReading
    ) -> [(name: String, value: Element.Output)]? {
        guard case .map(let members) = node.content else {
            reading.note(
                node,
                "is \(node.kind), and has to name \(what) on each line",
                hint: "write NAME: and set in what belongs to it"
            )
            return nil
        }
        guard !members.isEmpty else {
            reading.note(node, "is empty")
            return nil
        }
        return members.compactMap { member in
            guard NameRule.check(member.name, of: member.value, &reading) else { return nil }
            return element.read(member.value, &reading).map { (member.name, $0) }
        }
    }
}
