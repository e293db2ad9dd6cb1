internal import FanfoldCore
internal import OrderedCollections

extension Recipe {
    /// A JSON schema (draft 2020-12) of recipes, for editors.
    ///
    /// It says what one setting may be; what has to hold between settings only ``init(contentsOf:)`` finds.
    public static let schema: JSONValue = {
        var schema: OrderedDictionary<String, JSONValue> = [
            "$schema": "https://json-schema.org/draft/2020-12/schema", "title": "Fanfold recipe",
        ]
        schema.merge(RecipeFormat.recipe.definition.object ?? [:]) { $1 }
        schema["$defs"] = .object(RecipeFormat.definitions)
        return .object(schema)
    }()

    /// The schema as text, with a line feed at its end.
    package static var schemaText: String { schema.indented() + "\n" }
}

extension RecipeFormat {
    /// The definitions that the recipe's schema refers to.
    fileprivate static var definitions: OrderedDictionary<String, JSONValue> {
        [
            model.name: model.definition, price.name: price.definition, limits.name: limits.definition,
            pace.name: pace.definition, agent.name: agent.definition, condition.name: condition.definition,
            fallback.name: fallback.definition, aggregate.name: aggregate.definition,
            chunks.name: chunks.definition, tree.name: tree.definition, report.name: report.definition,
        ]
    }
}
