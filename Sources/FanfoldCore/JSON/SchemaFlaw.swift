/// One way in which a value does not keep to its schema.
public struct SchemaFlaw: Sendable, Hashable, CustomStringConvertible {
    /// The place in the value, as a JSON pointer; empty for the whole.
    public var pointer: String
    /// What is there, and what has to be.
    public var message: String

    /// Makes a flaw.
    public init(pointer: String = "", _ message: String) {
        self.pointer = pointer
        self.message = message
    }

    /// The place and what is wrong there, as one sentence.
    public var description: String { "\(pointer.isEmpty ? "the answer" : pointer): \(message)" }
}
