/// Finds keys that were written into a recipe.
enum SecretSearch {
    /// Notes every value that is a key, whatever setting it stands in.
    static func note(in node: RecipeNode, _ reading: inout RecipeReading) {
        switch node.content {
        case .text(let text) where SecretText.holdsKey(text):
            reading.note(
                node,
                "holds what looks like a key, which a recipe must not",
                hint: KeyVariableRule.advice + "; and have the key replaced if others may have seen it"
            )
        case .list(let elements): for element in elements { note(in: element, &reading) }
        case .map(let members): for member in members { note(in: member.value, &reading) }
        default: break
        }
    }
}
