internal import FanfoldCore
internal import OrderedCollections

/// Settings that are handed on as they are.
struct OptionsRule: ValueRule {
    /// What Fanfold itself says in every request.
    private static let taken: Set<String> = [
        "model", "messages", "system", "stream", "stream_options", "response_format", "format",
    ]

    var schema: JSONValue { ["type": "object"] }

    func read(_ node: RecipeNode, _ reading: inout RecipeReading) -> OrderedDictionary<String, JSONValue>? {
        guard case .map(let members) = node.content else {
            reading.note(node, "is \(node.kind), and has to give names and values")
            return nil
        }
        for member in members {
            if SecretText.isName(member.name) {
                reading.note(
                    member,
                    "would hold a key, which a recipe must not",
                    hint: KeyVariableRule.advice
                )
            } else if Self.taken.contains(member.name) {
                reading.note(member, "is set by Fanfold itself in every request", hint: "take it out")
            }
        }
        return node.json.object
    }
}
