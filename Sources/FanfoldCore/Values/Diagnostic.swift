/// Something a person should know about the input; the run goes on.
public struct Diagnostic: Sendable, Codable, Hashable {
    /// How bad it is.
    public enum Severity: String, Sendable, Codable {
        /// Nothing is missing.
        case note
        /// Something was changed or left out on the way.
        case warning
        /// A document could not be read.
        case error
    }

    /// How bad it is.
    public var severity: Severity

    /// The file, folder or option it is about, as the user would write it.
    public var subject: String

    /// One sentence: what happened and why.
    public var message: String

    /// What to do next.
    public var hint: String?

    /// Makes a diagnostic.
    public init(_ severity: Severity, _ subject: String, _ message: String, hint: String? = nil) {
        self.severity = severity
        self.subject = subject
        self.message = message
        self.hint = hint
    }
}
