/// What ended a run early though nothing went wrong: running again goes on.
public struct RunStop: Sendable, Hashable {
    /// What there was no more of.
    public enum Kind: String, Sendable, Hashable {
        /// Money or tokens.
        case budgetSpent
        /// Time.
        case deadlinePassed
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
