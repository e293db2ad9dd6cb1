/// A type that holds values of other types, which its decoding would show only if there were any.
protocol SchemaComposing {
    /// The schema of the type, made of those of the types it holds.
    static func compose(_ description: TypeDescription, at place: JSONPointer) throws(SchemaError)
        -> JSONValue

    /// A value that holds nothing.
    static var empty: Self { get }
}

extension Array: SchemaComposing where Element: Decodable {
    static func compose(_ description: TypeDescription, at place: JSONPointer) throws(SchemaError)
        -> JSONValue
    {
        ["type": "array", "items": try description.describe(Element.self, at: place)]
    }

    static var empty: Self { [] }
}

extension Set: SchemaComposing where Element: Decodable {
    static func compose(_ description: TypeDescription, at place: JSONPointer) throws(SchemaError)
        -> JSONValue
    {
        ["type": "array", "items": try description.describe(Element.self, at: place)]
    }

    static var empty: Self { [] }
}

extension Dictionary: SchemaComposing where Key == String, Value: Decodable {
    static func compose(_ description: TypeDescription, at place: JSONPointer) throws(SchemaError)
        -> JSONValue
    {
        ["type": "object", "additionalProperties": try description.describe(Value.self, at: place)]
    }

    static var empty: Self { [:] }
}

extension Optional: SchemaComposing where Wrapped: Decodable {
    static func compose(_ description: TypeDescription, at place: JSONPointer) throws(SchemaError)
        -> JSONValue
    {
        try description.describe(Wrapped.self, at: place).nullable
    }

    static var empty: Self { nil }
}
