/// A part of the input that is missing from a report, and why.
public struct Gap: Sendable, Codable, Hashable {
    /// The document's name.
    public var document: String

    /// The UTF-8 offsets in the document's text; `nil` where the whole document is missing.
    public var range: Range<Int>?

    /// The source's lines, from 1; `nil` where the whole document is missing.
    public var lines: ClosedRange<Int>?

    /// Whose report it is missing from, where several agents read; `nil` where all miss it.
    public var agent: String?

    /// One sentence: why it is missing.
    public var reason: String

    /// Makes a gap.
    public init(
        document: String,
        range: Range<Int>? = nil,
        lines: ClosedRange<Int>? = nil,
        agent: String? = nil,
        reason: String
    ) {
        self.document = document
        self.range = range
        self.lines = lines
        self.agent = agent
        self.reason = reason
    }
}
