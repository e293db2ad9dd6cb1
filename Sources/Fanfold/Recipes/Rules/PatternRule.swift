internal import FanfoldCore
internal import FanfoldDocuments

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
