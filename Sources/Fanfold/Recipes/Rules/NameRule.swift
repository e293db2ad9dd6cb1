internal import FanfoldCore

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
