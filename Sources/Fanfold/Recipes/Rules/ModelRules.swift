internal import FanfoldCore

/// The name of an environment variable that holds a key.
struct KeyVariableRule: ValueRule {
    static let advice = "put the key into an environment variable and name that with key-env: NAME"

    var schema: JSONValue { ["type": "string", "pattern": "^[A-Za-z_][A-Za-z0-9_]{0,99}$"] }

    func read(_ node: RecipeNode, _ reading: inout RecipeReading) -> String? {
        guard let name = TextRule().read(node, &reading) else { return nil }
        // A key itself is found wherever it stands; see ``SecretSearch``.
        guard !SecretText.isKey(name) else { return nil }
        guard !SecretText.isLikely(name), name.utf8.count <= 100,
            name.wholeMatch(of: /[A-Za-z_][A-Za-z0-9_]*/.asciiOnlyWordCharacters()) != nil
        else {
            reading.note(
                node,
                "is no name of an environment variable, and its value is not shown since it may be a key",
                hint: Self.advice
            )
            return nil
        }
        return name
    }
}

/// The address of a server.
struct AddressRule: ValueRule {
    var schema: JSONValue {
        ["type": "string", "format": "uri", "pattern": #"^https?://[^\s/?#@]+(/[^\s?#]*)?$"#]
    }

    func read(_ node: RecipeNode, _ reading: inout RecipeReading) -> String? {
        guard let text = TextRule().read(node, &reading) else { return nil }
        let hint = "write an address such as https://api.example.com/v1"
        let lowercased = text.lowercased()
        guard let scheme = ["http://", "https://"].first(where: lowercased.hasPrefix) else {
            reading.note(
                node,
                "is \(SecretText.quoted(Self.bare(text))), and has to begin with https:// or http://",
                hint: hint
            )
            return nil
        }
        let rest = text.dropFirst(scheme.count)
        let host = rest.prefix { $0 != "/" }
        if host.contains("@") || rest.contains("?") || rest.contains("#") {
            reading.note(
                node,
                "has more than a server and a path; what else it holds is not shown since it may be a key",
                hint: KeyVariableRule.advice
            )
        } else if host.isEmpty || text.contains(where: \.isWhitespace) {
            reading.note(node, "is \(SecretText.quoted(text)), and has to name a server", hint: hint)
        } else {
            return text
        }
        return nil
    }

    /// The text up to where an address may hold a key.
    private static func bare(_ text: String) -> String {
        text.contains("@") ? "an address with @" : String(text.prefix { $0 != "?" && $0 != "#" })
    }
}

/// The name of a model: one of the recipe's, or `provider:NAME`, or `extractive`.
struct ModelNameRule: ValueRule {
    var schema: JSONValue { ["type": "string", "pattern": #"\S"#] }

    func read(_ node: RecipeNode, _ reading: inout RecipeReading) -> String? {
        guard let name = TextRule().read(node, &reading) else { return nil }
        reading.use(model: name, at: node)
        return name
    }
}

/// A model, by its settings or as `provider:NAME`.
struct ModelRule: ValueRule {
    var schema: JSONValue {
        ["anyOf": [["type": "string", "pattern": .string(Self.pattern)], RecipeFormat.model.schema]]
    }

    private static let pattern =
        "^(extractive|("
        + Recipe.Provider.allCases.filter { $0 != .extractive }.map(\.rawValue).joined(separator: "|")
        + #"):.*\S.*)$"#

    func read(_ node: RecipeNode, _ reading: inout RecipeReading) -> Recipe.Model? {
        guard case .text(let text) = node.content else { return RecipeFormat.model.read(node, &reading) }
        var model = Recipe.Model()
        guard !model.take(reference: text) else { return model }
        let names = Recipe.Provider.allCases.map(\.rawValue)
        let prefix = text.prefix { $0 != ":" }
        let nearest = NearestName.of(String(prefix), among: names)
        reading.note(
            node,
            "is \(SecretText.quoted(text)), and has to be PROVIDER:NAME",
            hint: nearest.map { "did you mean \($0)\($0 == Recipe.extractive ? "" : ":NAME")?" }
                ?? "providers are \(names.joined(separator: ", "))"
        )
        return nil
    }
}
