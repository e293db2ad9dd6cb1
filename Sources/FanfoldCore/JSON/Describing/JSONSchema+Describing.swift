extension JSONSchema {
    /// The schema that a type's JSON keeps to, found by decoding the type from a probe.
    ///
    /// Structs, nested ones too, arrays, sets, dictionaries with string keys, strings, numbers, `Bool`, optionals
    /// (a value or null), and enums of strings or integers that are `CaseIterable` can be described. Every object
    /// is closed and all its properties are required, so that servers can hold a model to it strictly; only
    /// dictionaries stay open. Coding keys give the names.
    ///
    /// - Parameter type: The type; ``SchemaProviding`` is the way out where it can't be described.
    /// - Throws: ``SchemaError`` naming the property that can't be described.
    public init(describing type: any Decodable.Type) throws(SchemaError) {
        let description = TypeDescription()
        try self.init(description.schema(of: type))
    }
}
