/// Why a JSON schema can't be used.
public struct SchemaError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The place in the schema, as a JSON pointer; empty for the whole.
    public var pointer: String
    /// What is wrong there, and why.
    public var message: String
    /// What to do next, as something the reader can change.
    public var hint: String?

    /// Makes an error.
    public init(pointer: String, _ message: String, hint: String? = nil) {
        self.pointer = pointer
        self.message = message
        self.hint = hint
    }

    /// The place and what is wrong there, as one sentence.
    public var description: String { "\(pointer.isEmpty ? "the schema" : pointer): \(message)" }
}
