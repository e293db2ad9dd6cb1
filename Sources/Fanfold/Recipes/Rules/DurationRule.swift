internal import FanfoldCore

/// A time with its unit.
struct DurationRule: ValueRule {
    /// At most a day: longer is a slip of the pen.
    static let limit = Duration.seconds(24 * 3600)

    var schema: JSONValue {
        [
            "type": "string", "pattern": #"^([0-9]{1,9}(\.[0-9]{1,9})?(ms|s|m|h))+$"#,
            "examples": ["30s", "2m", "500ms"],
        ]
    }

    func read(_ node: RecipeNode, _ reading: inout RecipeReading) -> Duration? {
        let example = "write a time such as 30s, 2m or 500ms"
        guard case .text(let text) = node.content, let duration = Self.duration(text) else {
            reading.note(node, "is \(node.kind), and has to be a time with its unit", hint: example)
            return nil
        }
        guard duration > .zero, duration <= Self.limit else {
            reading.note(node, "is \(text), and has to be more than 0s and at most 24h")
            return nil
        }
        return duration
    }

    /// A time from numbers with units, the largest first or not: `1m30s`.
    static func duration(_ text: String) -> Duration? {
        var rest = text[...]
        var sum: Duration?
        while !rest.isEmpty {
            let number = rest.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
            rest = rest.dropFirst(number.count)
            let unit = rest.prefix { $0.isASCII && $0.isLetter }
            rest = rest.dropFirst(unit.count)
            let parts = number.split(separator: ".", omittingEmptySubsequences: false)
            guard (1...2).contains(parts.count), parts.allSatisfy({ (1...9).contains($0.count) }),
                let value = Double(number), let factor = units[unit]
            else { return nil }
            sum = (sum ?? .zero) + .milliseconds(value * factor)
        }
        return sum
    }

    /// Units in milliseconds.
    private static let units: [Substring: Double] = ["ms": 1, "s": 1000, "m": 60_000, "h": 3_600_000]
}
