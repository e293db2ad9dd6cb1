internal import FanfoldCore
internal import OrderedCollections

/// Limits by the names of servers.
struct ServersRule: ValueRule {
    private var byName: NamesRule<SettingTable<Recipe.Pace>> {
        NamesRule(element: RecipeFormat.pace, what: "a server")
    }

    var schema: JSONValue { byName.schema }

    func read(
        _ node: RecipeNode,
        _ reading: inout RecipeReading
    ) -> OrderedDictionary<String, Recipe.Pace>? {
        byName.read(node, &reading).map { OrderedDictionary($0.map { ($0.name, $0.value) }) { $1 } }
    }
}

/// The path of a file, from where the recipe lies.
struct PathRule: ValueRule {
    var schema: JSONValue { TextRule().schema }

    func read(_ node: RecipeNode, _ reading: inout RecipeReading) -> String? {
        guard let path = TextRule().read(node, &reading) else { return nil }
        return reading.path(of: path)
    }
}
