/// A JSON schema, read and checked: the part of JSON Schema that model servers take.
///
/// It may say `type` (one or a list of them), `properties`, `required`, `additionalProperties`, `items`,
/// `enum`, `const`, `minimum`, `maximum`, `exclusiveMinimum`, `exclusiveMaximum`, `minLength`, `maxLength`,
/// `minItems`, `maxItems`, `uniqueItems`, `anyOf`, `oneOf`, `allOf`, and `$ref` to its own `$defs`. What only
/// explains (`title`, `description`, `default`, `examples`, `format`, `$comment`) is kept and checks nothing.
/// Anything else is refused, because a rule that is quietly left out would let wrong answers pass.
public struct JSONSchema: Sendable, Hashable {
    /// The schema as it was given.
    public let json: JSONValue

    /// The compiled schemas; the first is the whole.
    let nodes: [SchemaNode]

    /// Reads a schema.
    ///
    /// - Parameter json: An object, `true` or `false`.
    /// - Throws: ``SchemaError`` for the first place that is wrong or not supported.
    public init(_ json: JSONValue) throws(SchemaError) {
        self.json = json
        nodes = try SchemaCompiler.nodes(of: json)
    }

    /// How `value` breaks the schema, in the value's order; empty where it keeps to it.
    ///
    /// At most 20 flaws are told. A value nested more than 64 deep is one flaw.
    public func validate(_ value: JSONValue) -> [SchemaFlaw] {
        var validation = SchemaValidation(nodes: nodes)
        return validation.flaws(of: value)
    }
}
