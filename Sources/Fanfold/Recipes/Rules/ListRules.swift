internal import FanfoldCore
internal import OrderedCollections

/// A list, or one entry alone.
struct ListRule<Element: ValueRule>: ValueRule {
    let element: Element

    init(_ element: Element) { self.element = element }

    var schema: JSONValue {
        [
            "anyOf": [
                element.schema,
                ["type": "array", "items": element.schema, "minItems": 1],
            ]
        ]
    }

    func read(_ node: RecipeNode, _ reading: inout RecipeReading) -> [Element.Output]? {
        guard case .list(let nodes) = node.content else {
            return element.read(node, &reading).map { [$0] }
        }
        guard !nodes.isEmpty else {
            reading.note(node, "is an empty list", hint: "leave the setting out, or put something in")
            return nil
        }
        return nodes.compactMap { element.read($0, &reading) }
    }
}

/// Names of the recipe's own, each with a value.
struct NamesRule<Element: ValueRule>: ValueRule {
    let element: Element
    /// What one of them is, for a person: `an agent`.
    let what: String

    var schema: JSONValue {
        ["type": "object", "additionalProperties": element.schema, "minProperties": 1]
    }

    func read(
        _ node: RecipeNode,
        _ reading: inout RecipeReading
    ) -> [(name: String, value: Element.Output)]? {
        guard case .map(let members) = node.content else {
            reading.note(
                node,
                "is \(node.kind), and has to name \(what) on each line",
                hint: "write NAME: and set in what belongs to it"
            )
            return nil
        }
        guard !members.isEmpty else {
            reading.note(node, "is empty")
            return nil
        }
        return members.compactMap { member in
            guard NameRule.check(member.name, of: member.value, &reading) else { return nil }
            return element.read(member.value, &reading).map { (member.name, $0) }
        }
    }
}

/// A name that reports can show.
struct NameRule: ValueRule {
    static let limit = 100

    var schema: JSONValue { ["type": "string", "pattern": #"\S"#, "maxLength": .integer(Self.limit)] }

    func read(_ node: RecipeNode, _ reading: inout RecipeReading) -> String? {
        guard let name = TextRule().read(node, &reading), Self.check(name, of: node, &reading) else {
            return nil
        }
        return name
    }

    /// Whether a name will do.
    static func check(_ name: String, of node: RecipeNode, _ reading: inout RecipeReading) -> Bool {
        let hasControls = name.unicodeScalars.contains { $0.properties.generalCategory == .control }
        if !name.contains(where: { !$0.isWhitespace }) || hasControls {
            reading.note(node, "has a name that is empty or has control characters")
        } else if name.count > limit {
            reading.note(node, "has a name of \(name.count) characters, and it has to be at most \(limit)")
        } else {
            return true
        }
        return false
    }
}

/// Settings that are handed on as they are.
struct OptionsRule: ValueRule {
    /// What Fanfold itself says in every request.
    private static let taken: Set<String> = [
        "model", "messages", "system", "stream", "stream_options", "response_format", "format",
    ]

    var schema: JSONValue { ["type": "object"] }

    func read(_ node: RecipeNode, _ reading: inout RecipeReading) -> OrderedDictionary<String, JSONValue>? {
        guard case .map(let members) = node.content else {
            reading.note(node, "is \(node.kind), and has to give names and values")
            return nil
        }
        for member in members {
            if SecretText.isName(member.name) {
                reading.note(
                    member,
                    "would hold a key, which a recipe must not",
                    hint: KeyVariableRule.advice
                )
            } else if Self.taken.contains(member.name) {
                reading.note(member, "is set by Fanfold itself in every request", hint: "take it out")
            }
        }
        return node.json.object
    }
}
