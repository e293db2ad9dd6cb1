internal import FanfoldCore

/// A model, by its settings or as `provider:NAME`.
struct ModelRule: ValueRule {
    var schema: JSONValue {
        ["anyOf": [["type": "string", "pattern": .string(Self.pattern)], RecipeFormat.model.schema]]
    }

    private static let pattern =
        "^(extractive|("
        + Recipe.Provider.allCases.filter { $0 != .extractive }.map(\.rawValue).joined(separator: "|")
        + #"):.*\S.*)$"#

    func read(_ node: RecipeNode, _ reading: inout RecipeReading) -> Recipe.Model? {
        guard case .text(let text) = node.content else { return RecipeFormat.model.read(node, &reading) }
        var model = Recipe.Model()
        guard !model.take(reference: text) else { return model }
        let names = Recipe.Provider.allCases.map(\.rawValue)
        let prefix = text.prefix { $0 != ":" }
        let nearest = NearestName.of(String(prefix), among: names)
        reading.note(
            node,
            "is \(SecretText.quoted(text)), and has to be PROVIDER:NAME",
            hint: nearest.map { "did you mean \($0)\($0 == Recipe.extractive ? "" : ":NAME")?" }
                ?? "providers are \(names.joined(separator: ", "))"
        )
        return nil
    }
}
