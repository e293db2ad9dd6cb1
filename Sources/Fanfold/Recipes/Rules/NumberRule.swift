internal import FanfoldCore

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
