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
