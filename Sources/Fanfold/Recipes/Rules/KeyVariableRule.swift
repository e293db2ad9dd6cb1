internal import FanfoldCore

/// The name of an environment variable that holds a key.
struct KeyVariableRule: ValueRule {
    static let advice = "put the key into an environment variable and name that with key-env: NAME"

    var schema: JSONValue { ["type": "string", "pattern": "^[A-Za-z_][A-Za-z0-9_]{0,99}$"] }

    func read(_ node: RecipeNode, _ reading: inout RecipeReading) -> String? {
        guard let name = TextRule().read(node, &reading) else { return nil }
        // A key itself is found wherever it stands; see ``SecretSearch``.
        guard !SecretText.holdsKey(name) else { return nil }
        guard !SecretText.isLikely(name), name.utf8.count <= 100,
            name.wholeMatch(of: /[A-Za-z_][A-Za-z0-9_]*/) != nil
        else {
            reading.note(
                node,
                "is no name of an environment variable, and its value is not shown since it may be a key",
                hint: Self.advice
            )
            return nil
        }
        return name
    }
}
