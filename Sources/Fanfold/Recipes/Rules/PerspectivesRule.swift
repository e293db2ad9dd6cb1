internal import FanfoldCore

/// Prompts by name.
struct PerspectivesRule: ValueRule {
    private var byName: NamesRule<TextRule> { NamesRule(element: TextRule(), what: "a perspective") }

    var schema: JSONValue { byName.schema }

    func read(_ node: RecipeNode, _ reading: inout RecipeReading) -> [Recipe.Perspective]? {
        byName.read(node, &reading)?.map { Recipe.Perspective(name: $0.name, instructions: $0.value) }
    }
}
