internal import OrderedCollections

extension JSONValue {
    /// The value in the one form that all values equal to it have.
    ///
    /// Members stand by the bytes of their names, and a number without a fraction is a whole one: in JSON
    /// neither makes a difference.
    package var canonical: JSONValue {
        switch self {
        case .null, .bool, .integer, .string: self
        case .number(let number): Int(exactly: number).map { .integer($0) } ?? self
        case .array(let elements): .array(elements.map(\.canonical))
        case .object(let members):
            .object(
                OrderedDictionary(
                    uniqueKeysWithValues: members.sortedBytewise(by: \.key)
                        .map { ($0.key, $0.value.canonical) }
                )
            )
        }
    }

    /// The name of what the value is, with its article.
    var kindName: String {
        switch self {
        case .null: "null"
        case .bool: "true or false"
        case .integer: "a whole number"
        case .number: "a number"
        case .string: "a string"
        case .array: "a list"
        case .object: "an object"
        }
    }

    /// The value as a message shows it: cut where it is long.
    var shown: String {
        let limit = 60
        let whole = text
        return whole.count <= limit ? whole : whole.prefix(limit - 1) + "…"
    }
}
