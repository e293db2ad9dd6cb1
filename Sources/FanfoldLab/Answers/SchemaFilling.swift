internal import FanfoldCore
internal import OrderedCollections

/// One walk through a schema, filling it.
struct SchemaFilling {
    /// Where a schema that refers to itself ends.
    private static let mostDepth = 12
    /// How many values a hostile schema may ask for.
    private static let mostValues = 10_000

    private let root: JSONValue
    private let sentences: [String]
    private var hash: UInt64
    private var values = 0

    init(root: JSONValue, sentences: [String], hash: UInt64) {
        self.root = root
        self.sentences = sentences
        self.hash = hash
    }

    /// A number from 0 up to, not including, `limit`.
    private mutating func draw(_ limit: Int) -> Int {
        hash = mixed(hash)
        return Int(hash % UInt64(max(1, limit)))
    }

    /// A value that keeps to `schema`, as far as its depth allows.
    mutating func value(for schema: JSONValue, depth: Int) -> JSONValue {
        values += 1
        guard values < Self.mostValues, depth < 4 * Self.mostDepth else { return .null }
        if let reference = schema["$ref"]?.string {
            return value(for: target(of: reference), depth: depth + 1)
        }
        if let constant = schema["const"] { return constant }
        if let choices = schema["enum"]?.array, !choices.isEmpty { return choices[draw(choices.count)] }
        for name in ["anyOf", "oneOf", "allOf"] {
            guard let options = schema[name]?.array, !options.isEmpty else { continue }
            let option = depth < Self.mostDepth ? options[0] : options.first(where: Self.isNull) ?? options[0]
            return value(for: option, depth: depth + 1)
        }
        switch type(of: schema, depth: depth) {
        case "object": return object(schema, depth: depth)
        case "array": return array(schema, depth: depth)
        case "integer": return .integer(integer(schema))
        case "number": return number(schema)
        case "boolean": return .bool(draw(2) == 0)
        case "null": return .null
        default: return .string(string(schema))
        }
    }

    private static func isNull(_ schema: JSONValue) -> Bool { schema["type"] == "null" }

    private func type(of schema: JSONValue, depth: Int) -> String {
        switch schema["type"] {
        case .string(let type): return type
        case .array(let types):
            let names = types.compactMap(\.string)
            if depth >= Self.mostDepth, names.contains("null") { return "null" }
            return names.first { $0 != "null" } ?? "null"
        default:
            if schema["properties"] != nil { return "object" }
            return schema["items"] == nil ? "string" : "array"
        }
    }

    /// What `#/$defs/name` leads to; anything, where it leads nowhere.
    private func target(of reference: String) -> JSONValue {
        var place = root
        for name in reference.split(separator: "/").drop(while: { $0 == "#" }) {
            guard let next = place[String(name)] else { return .object([:]) }
            place = next
        }
        return place
    }

    private mutating func object(_ schema: JSONValue, depth: Int) -> JSONValue {
        var members: OrderedDictionary<String, JSONValue> = [:]
        let required = schema["required"]?.array ?? []
        for (name, property) in schema["properties"]?.object ?? [:] {
            if depth >= Self.mostDepth, !required.contains(.string(name)) { continue }
            members[name] = value(for: property, depth: depth + 1)
        }
        return .object(members)
    }

    private mutating func array(_ schema: JSONValue, depth: Int) -> JSONValue {
        let least = max(0, schema["minItems"]?.integer ?? 0)
        let most = max(least, schema["maxItems"]?.integer ?? .max)
        // One to three, unless the schema wants it otherwise.
        let wanted = depth < Self.mostDepth ? 1 + draw(3) : 0
        var elements: [JSONValue] = []
        for _ in 0..<min(max(wanted, least), most, Self.mostValues) {
            guard values < Self.mostValues else { break }
            elements.append(value(for: schema["items"] ?? .object([:]), depth: depth + 1))
        }
        return .array(elements)
    }

    private mutating func integer(_ schema: JSONValue) -> Int {
        let step = max(1, schema["multipleOf"]?.integer ?? 1)
        let (least, most) = bounds(schema, step: 1)
        let low = Self.whole(least.rounded(.up))
        let high = Self.whole(most.rounded(.down))
        guard high > low else { return low }
        let (span, overflows) = high.subtractingReportingOverflow(low)
        let number = low + draw(overflows || span >= 100 ? 100 : span + 1)
        let rest = ((number % step) + step) % step
        return rest == 0 ? number : number - rest >= low ? number - rest : number - rest + step
    }

    /// The number as a whole one, within what is exact.
    private static func whole(_ number: Double) -> Int { Int(min(max(number, -0x1p53), 0x1p53)) }

    private mutating func number(_ schema: JSONValue) -> JSONValue {
        let (least, most) = bounds(schema, step: 0.001)
        guard most > least else { return .number(least) }
        return .number(least + (min(most, least + 100) - least) * Double(draw(101)) / 100)
    }

    /// The least and the greatest number that `schema` takes.
    private func bounds(_ schema: JSONValue, step: Double) -> (Double, Double) {
        let above = schema["exclusiveMinimum"]?.number.map { $0 + step }
        let below = schema["exclusiveMaximum"]?.number.map { $0 - step }
        let most = schema["maximum"]?.number ?? below
        let least = schema["minimum"]?.number ?? above ?? min(0, most ?? 0)
        return (least, most ?? max(100, least + 100))
    }

    private mutating func string(_ schema: JSONValue) -> String {
        switch schema["format"] {
        case "date": return "2026-01-\(10 + draw(20))"
        case "date-time": return "2026-01-\(10 + draw(20))T12:00:00Z"
        default: break
        }
        var text = sentences[draw(sentences.count)]
        // Lengths count characters as scalars, as the schema language does.
        if let most = schema["maxLength"]?.integer, text.unicodeScalars.count > most {
            text = String(String.UnicodeScalarView(text.unicodeScalars.prefix(max(0, most))))
        }
        let least = min(schema["minLength"]?.integer ?? 0, 100_000)
        if text.unicodeScalars.count < least {
            text += String(repeating: "…", count: least - text.unicodeScalars.count)
        }
        // A long string counts as much as many short ones.
        values += text.utf8.count / 100
        return text
    }
}
