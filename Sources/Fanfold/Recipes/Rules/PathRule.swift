internal import FanfoldCore

/// The path of a file, from where the recipe lies.
struct PathRule: ValueRule {
    var schema: JSONValue { TextRule().schema }

    func read(_ node: RecipeNode, _ reading: inout RecipeReading) -> String? {
        guard let path = TextRule().read(node, &reading) else { return nil }
        return reading.path(of: path)
    }
}
