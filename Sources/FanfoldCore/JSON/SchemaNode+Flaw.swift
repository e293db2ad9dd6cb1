extension SchemaNode {
    /// How `value` itself breaks the schema, its members and elements aside; `nil` where it keeps to it.
    func flaw(of value: JSONValue) -> String? {
        if let types, !types.contains(where: { $0.matches(value) }) {
            return "is \(value.shown), and has to be \(types.map(\.name).joined(separator: " or "))"
        }
        if let values, !values.contains(where: { $0.canonical == value.canonical }) {
            let names = values.map(\.shown).joined(separator: ", ")
            return "is \(value.shown), and has to be \(values.count == 1 ? names : "one of \(names)")"
        }
        switch value {
        case .integer, .number: return value.number.flatMap { flaw(of: $0, shown: value.shown) }
        case .string(let string):
            return length.flaw(of: string.unicodeScalars.count, noun: "character")
        case .array(let elements):
            if let flaw = itemCount.flaw(of: elements.count, noun: "element") { return flaw }
            guard hasUniqueItems else { return nil }
            let isUnique = Set(elements.map(\.canonical)).count == elements.count
            return isUnique ? nil : "has an element twice, and each may be there once"
        default: return nil
        }
    }

    private func flaw(of number: Double, shown: String) -> String? {
        if let least = range.least, number < least {
            return "is \(shown), and has to be at least \(JSONValue.number(least).canonical.text)"
        }
        if let most = range.most, number > most {
            return "is \(shown), and has to be at most \(JSONValue.number(most).canonical.text)"
        }
        if let least = openRange.least, number <= least {
            return "is \(shown), and has to be more than \(JSONValue.number(least).canonical.text)"
        }
        if let most = openRange.most, number >= most {
            return "is \(shown), and has to be less than \(JSONValue.number(most).canonical.text)"
        }
        return nil
    }
}

extension SchemaBounds<Int> {
    fileprivate func flaw(of count: Int, noun: String) -> String? {
        if let least, count < least {
            return "has \(Count.text(count, noun)), and has to have at least \(least)"
        }
        if let most, count > most {
            return "has \(Count.text(count, noun)), and has to have at most \(most)"
        }
        return nil
    }
}
