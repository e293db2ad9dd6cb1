/// Why an agent could not read a chunk or make a fold.
public struct AgentError: Error, Sendable, Hashable {
    /// What the engine should do about it.
    public enum Remedy: Sendable, Hashable {
        /// Leave a gap and go on.
        case leaveGap
        /// Stop the run: every other call would fail as well.
        case stopRun
    }

    /// One sentence: what failed and why.
    public var message: String
    /// What to do next, as something the reader can type or change.
    public var hint: String?
    /// What the engine should do about it.
    public var remedy: Remedy
    /// The kind of failure in a word, such as `timedOut`, for counting; `nil` if it has none.
    public var kind: String?

    /// Makes an error.
    public init(_ message: String, hint: String? = nil, remedy: Remedy = .leaveGap, kind: String? = nil) {
        self.message = message
        self.hint = hint
        self.remedy = remedy
        self.kind = kind
    }
}
