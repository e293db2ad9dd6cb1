internal import FanfoldCore

/// Models by name.
struct ModelsRule: ValueRule {
    private var byName: NamesRule<ModelRule> { NamesRule(element: ModelRule(), what: "a model") }

    var schema: JSONValue { byName.schema }

    func read(_ node: RecipeNode, _ reading: inout RecipeReading) -> [Recipe.Model]? {
        byName.read(node, &reading)?.map { name, value in
            var model = value
            model.name = name
            return model
        }
    }
}
