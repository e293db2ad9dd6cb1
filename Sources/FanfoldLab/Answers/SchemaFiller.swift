internal import FanfoldCore
internal import OrderedCollections

/// Makes JSON that keeps to a schema, its strings taken from the prompt.
enum SchemaFiller {
    /// An object for a caller that gave no schema.
    static func object(sentences: [String]) -> JSONValue {
        ["answer": .string(sentences.joined(separator: " "))]
    }

    /// A value that keeps to `schema`.
    ///
    /// - Parameters:
    ///   - schema: A JSON schema; references lead to places in it.
    ///   - sentences: What strings are taken from, at least one.
    ///   - hash: Decides what the schema leaves open.
    /// - Returns: The value, every property of an object among it.
    static func value(for schema: JSONValue, sentences: [String], hash: UInt64) -> JSONValue {
        var filling = SchemaFilling(root: schema, sentences: sentences, hash: hash)
        return filling.value(for: schema, depth: 0)
    }
}
