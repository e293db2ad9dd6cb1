/// Why the store can't be used.
public struct StoreError: Error, Sendable, Hashable {
    /// One sentence that names the file and says what happened.
    public var message: String
    /// What to do next.
    public var hint: String

    /// Makes an error.
    public init(_ message: String, hint: String) {
        self.message = message
        self.hint = hint
    }
}
