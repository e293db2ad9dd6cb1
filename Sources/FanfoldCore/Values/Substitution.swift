/// That something else answered in an agent's place.
public struct Substitution: Sendable, Codable, Hashable {
    /// The document's or folder's name; empty until the engine fills it in.
    public var subject: String
    /// The source's lines, from 1; `nil` where it is not one stretch of a document.
    public var lines: ClosedRange<Int>?
    /// What answered: `a fixed text`, or a model's or agent's name.
    public var by: String
    /// One sentence: why the agent did not.
    public var reason: String

    /// Makes a substitution.
    public init(subject: String = "", lines: ClosedRange<Int>? = nil, by: String, reason: String) {
        self.subject = subject
        self.lines = lines
        self.by = by
        self.reason = reason
    }
}
