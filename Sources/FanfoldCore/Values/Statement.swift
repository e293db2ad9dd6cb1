/// One sentence of a partial, with its evidence.
public struct Statement: Sendable, Codable, Hashable {
    /// The sentence, in plain text without markup.
    public var text: String

    /// Where it comes from, most important first; empty for a sentence that cites nothing.
    public var evidence: [Evidence]

    /// How much the agent thinks of it; comparable among one agent's statements of one document.
    public var weight: Double

    /// Makes a statement.
    public init(text: String, evidence: [Evidence], weight: Double = 1) {
        self.text = text
        self.evidence = evidence
        self.weight = weight
    }
}
