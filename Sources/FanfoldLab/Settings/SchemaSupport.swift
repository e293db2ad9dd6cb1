/// Which kinds of structured output a server takes.
package enum SchemaSupport: String, Sendable, CaseIterable {
    /// A JSON schema, and any object.
    case full
    /// Any object.
    case object
    /// None.
    case none
}
