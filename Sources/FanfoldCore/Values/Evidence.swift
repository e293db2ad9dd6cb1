/// Where a statement comes from: a stretch of a document's text.
public struct Evidence: Sendable, Codable, Hashable {
    /// The document's name; empty while the evidence is still relative to its chunk.
    public var document: String

    /// UTF-8 offsets: in the document's text, or in the chunk's while `document` is empty.
    public var range: Range<Int>

    /// The source's lines, from 1; known once the document is finished.
    public var lines: ClosedRange<Int>?

    /// The text of the range; known once the document is finished.
    public var passage: String?

    /// Makes evidence; an agent's `map` gives only the range.
    public init(
        document: String = "",
        range: Range<Int>,
        lines: ClosedRange<Int>? = nil,
        passage: String? = nil
    ) {
        self.document = document
        self.range = range
        self.lines = lines
        self.passage = passage
    }
}
