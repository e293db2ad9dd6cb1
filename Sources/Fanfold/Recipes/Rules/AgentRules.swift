internal import FanfoldCore
internal import FanfoldDocuments
internal import OrderedCollections

/// A path pattern.
struct PatternRule: ValueRule {
    var schema: JSONValue { ["type": "string", "pattern": #"^(?!#).*[^/\s]\s*$"#] }

    func read(_ node: RecipeNode, _ reading: inout RecipeReading) -> String? {
        guard let text = TextRule().read(node, &reading) else { return nil }
        guard PathPattern(text) != nil else {
            reading.note(
                node,
                "is \(SecretText.quoted(text)), which is no pattern",
                hint: "give it a name or a pattern such as '*.txt'; put a \\ before a # at its start"
            )
            return nil
        }
        guard text.utf8.last != UInt8(ascii: "/") else {
            reading.note(
                node,
                "is \(SecretText.quoted(text)), which is a folder and never a file",
                hint: "write **/NAME/** for the files in a folder"
            )
            return nil
        }
        return text
    }
}

/// What takes the place of an answer.
struct FallbackRule: ValueRule {
    private enum Word: String, CaseIterable { case extractive, gap }

    var schema: JSONValue {
        ["anyOf": [ChoiceRule<Word>().schema, RecipeFormat.fallback.schema]]
    }

    func read(_ node: RecipeNode, _ reading: inout RecipeReading) -> Recipe.Fallback? {
        if case .text(let text) = node.content {
            switch Word(rawValue: text) {
            case .extractive: return .extractive
            case .gap: return .gap
            case nil:
                let nearest = NearestName.of(text, among: Word.allCases.map(\.rawValue))
                reading.note(
                    node,
                    "is \(node.kind), and has to be extractive, gap, or have text: or model:",
                    hint: nearest.map { "did you mean \($0)?" }
                        ?? "write it as { text: \"…\" } to have it in the report"
                )
                return nil
            }
        }
        guard let draft = RecipeFormat.fallback.read(node, &reading) else { return nil }
        return draft.text.map { .text($0) } ?? draft.model.map { .model($0) }
    }
}

/// Text or another model, of which one has to be given.
struct FallbackDraft: Sendable {
    var text: String?
    var model: String?
}

/// A JSON schema: written out, or the path of a file.
struct AnswerSchemaRule: ValueRule {
    var schema: JSONValue { ["type": ["object", "string"]] }

    func read(_ node: RecipeNode, _ reading: inout RecipeReading) -> JSONValue? {
        switch node.content {
        case .map: return checked(node, in: node, &reading)
        case .text(let path) where !path.isEmpty:
            let file = reading.path(of: path)
            do {
                let text = try RecipeText.read(file)
                return checked(try RecipeComposer.root(of: text, file: file), in: node, &reading)
            } catch {
                let reason = error.mistakes[0]
                let line = reason.line.map { ", line \($0)" } ?? ""
                reading.note(
                    node,
                    "names \(SecretText.quoted(path))\(line): \(reason.message)",
                    hint: reason.hint ?? "a path is taken from where the recipe lies"
                )
                return nil
            }
        default:
            reading.note(node, "is \(node.kind), and has to be a JSON schema or the path of one")
            return nil
        }
    }

    /// Answers are objects: that is what servers can be held to.
    private func checked(
        _ root: RecipeNode,
        in node: RecipeNode,
        _ reading: inout RecipeReading
    ) -> JSONValue? {
        guard case .map = root.content, root.member("type")?.json == "object" else {
            reading.note(
                node,
                "has no object at its root",
                hint: "begin with type: object and name its properties"
            )
            return nil
        }
        return root.json
    }
}

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

/// Prompts by name.
struct PerspectivesRule: ValueRule {
    private var byName: NamesRule<TextRule> { NamesRule(element: TextRule(), what: "a perspective") }

    var schema: JSONValue { byName.schema }

    func read(_ node: RecipeNode, _ reading: inout RecipeReading) -> [Recipe.Perspective]? {
        byName.read(node, &reading)?.map { Recipe.Perspective(name: $0.name, instructions: $0.value) }
    }
}
