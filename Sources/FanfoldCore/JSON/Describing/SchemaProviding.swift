/// A type that says itself what its JSON looks like, because its decoding does not show it.
public protocol SchemaProviding {
    /// The schema that JSON has to keep to for the type to be decoded from it.
    static var jsonSchema: JSONValue { get }
}
