internal import FanfoldCore

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
