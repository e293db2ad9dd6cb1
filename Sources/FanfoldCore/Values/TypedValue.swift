/// A typed agent's answer: JSON that keeps to the agent's schema, with its evidence.
public struct TypedValue: Sendable, Codable, Hashable {
    /// The value.
    public var json: JSONValue

    /// Where parts of it come from, by JSON pointer (RFC 6901); the empty pointer is the whole.
    public var evidence: [String: [Evidence]]

    /// Makes a value.
    public init(json: JSONValue, evidence: [String: [Evidence]] = [:]) {
        self.json = json
        self.evidence = evidence
    }
}
