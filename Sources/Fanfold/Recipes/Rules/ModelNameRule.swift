internal import FanfoldCore

/// The name of a model: one of the recipe's, or `provider:NAME`, or `extractive`.
struct ModelNameRule: ValueRule {
    var schema: JSONValue { ["type": "string", "pattern": #"\S"#] }

    func read(_ node: RecipeNode, _ reading: inout RecipeReading) -> String? {
        guard let name = TextRule().read(node, &reading) else { return nil }
        reading.use(model: name, at: node)
        return name
    }
}
