internal import FanfoldCore

/// Text that is not empty.
struct TextRule: ValueRule {
    var schema: JSONValue { ["type": "string", "pattern": #"\S"#] }

    func read(_ node: RecipeNode, _ reading: inout RecipeReading) -> String? {
        guard case .text(let text) = node.content else {
            let hint: String? =
                switch node.content {
                case .integer, .number, .bool: "put it between quotes"
                default: nil
                }
            reading.note(node, "is \(node.kind), and has to be text", hint: hint)
            return nil
        }
        guard text.contains(where: { !$0.isWhitespace }) else {
            reading.note(node, "is empty")
            return nil
        }
        return text
    }
}

/// `true` or `false`.
struct TruthRule: ValueRule {
    var schema: JSONValue { ["type": "boolean"] }

    func read(_ node: RecipeNode, _ reading: inout RecipeReading) -> Bool? {
        if case .bool(let bool) = node.content { return bool }
        let words = ["yes": "true", "on": "true", "no": "false", "off": "false"]
        let hint: String? =
            if case .text(let text) = node.content { words[text.lowercased()].map { "write \($0)" } } else {
                nil
            }
        reading.note(node, "is \(node.kind), and has to be true or false", hint: hint)
        return nil
    }
}

/// A whole number within a range.
struct IntegerRule: ValueRule {
    let range: ClosedRange<Int>

    init(_ range: ClosedRange<Int>) { self.range = range }

    var schema: JSONValue {
        guard range != Int.min...Int.max else { return ["type": "integer"] }
        return [
            "type": "integer", "minimum": .integer(range.lowerBound), "maximum": .integer(range.upperBound),
        ]
    }

    func read(_ node: RecipeNode, _ reading: inout RecipeReading) -> Int? {
        guard case .integer(let integer) = node.content else {
            reading.note(node, "is \(node.kind), and has to be a whole number", hint: node.unquotingHint)
            return nil
        }
        guard range.contains(integer) else {
            let bound =
                integer < range.lowerBound ? "at least \(range.lowerBound)" : "at most \(range.upperBound)"
            reading.note(node, "is \(integer), and has to be \(bound)")
            return nil
        }
        return integer
    }
}

/// A number within a range.
struct NumberRule: ValueRule {
    let range: ClosedRange<Int>

    init(_ range: ClosedRange<Int>) { self.range = range }

    var schema: JSONValue {
        ["type": "number", "minimum": .integer(range.lowerBound), "maximum": .integer(range.upperBound)]
    }

    func read(_ node: RecipeNode, _ reading: inout RecipeReading) -> Double? {
        let number: Double
        switch node.content {
        case .integer(let integer): number = Double(integer)
        case .number(let value): number = value
        default:
            reading.note(node, "is \(node.kind), and has to be a number", hint: node.unquotingHint)
            return nil
        }
        guard number >= Double(range.lowerBound), number <= Double(range.upperBound) else {
            let bound =
                number < Double(range.lowerBound)
                ? "at least \(range.lowerBound)" : "at most \(range.upperBound)"
            reading.note(node, "is \(node.json.text), and has to be \(bound)")
            return nil
        }
        return number
    }
}

/// One of a few words.
struct ChoiceRule<Choice: RawRepresentable & CaseIterable & Sendable>: ValueRule
where Choice.RawValue == String {
    private var names: [String] { Choice.allCases.map(\.rawValue) }

    var schema: JSONValue { ["enum": .array(names.map { .string($0) })] }

    func read(_ node: RecipeNode, _ reading: inout RecipeReading) -> Choice? {
        if case .text(let text) = node.content {
            if let choice = Choice(rawValue: text) { return choice }
            reading.note(
                node,
                "is \(SecretText.quoted(text)), and has to be one of \(names.joined(separator: ", "))",
                hint: NearestName.of(text, among: names).map { "did you mean \($0)?" }
            )
        } else {
            reading.note(node, "is \(node.kind), and has to be one of \(names.joined(separator: ", "))")
        }
        return nil
    }
}

/// Any value, as it is.
struct JSONRule: ValueRule {
    var schema: JSONValue { .bool(true) }

    func read(_ node: RecipeNode, _ reading: inout RecipeReading) -> JSONValue? { node.json }
}
