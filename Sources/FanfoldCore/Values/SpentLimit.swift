/// A limit of the user's own that ended a run early: nothing went wrong, and running again goes on.
public struct SpentLimit: Sendable, Hashable {
    /// What there was no more of.
    public enum Kind: String, Sendable, Hashable {
        /// Money or tokens.
        case budget
        /// Time.
        case deadline
    }

    /// What there was no more of.
    public var kind: Kind
    /// One sentence, with the limit.
    public var message: String
    /// What to do next, as something the reader can type or change.
    public var hint: String?

    package init(_ kind: Kind, _ message: String, hint: String? = nil) {
        self.kind = kind
        self.message = message
        self.hint = hint
    }
}
