internal import FanfoldCore

/// Agents by name, or a list of agents that have names.
struct AgentsRule: ValueRule {
    private var byName: NamesRule<SettingTable<Recipe.Agent>> {
        NamesRule(element: RecipeFormat.agent, what: "an agent")
    }

    var schema: JSONValue {
        [
            "anyOf": [
                byName.schema,
                [
                    "type": "array", "minItems": 1,
                    "items": ["allOf": [RecipeFormat.agent.schema], "required": ["name"]],
                ],
            ]
        ]
    }

    func read(_ node: RecipeNode, _ reading: inout RecipeReading) -> [Recipe.Agent]? {
        guard case .list(let nodes) = node.content else {
            return byName.read(node, &reading)?.map { name, value in
                var agent = value
                if agent.name.isEmpty { agent.name = name }
                return agent
            }
        }
        guard !nodes.isEmpty else {
            reading.note(node, "is an empty list")
            return nil
        }
        return nodes.compactMap { node in
            let agent = RecipeFormat.agent.read(node, &reading)
            if case .map = node.content, node.member("name") == nil {
                reading.note(node, "has no name", hint: "begin the entry with name: NAME")
            }
            return agent
        }
    }
}
