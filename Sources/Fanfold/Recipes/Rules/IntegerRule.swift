internal import FanfoldCore

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
