/// A contiguous slice of a document's text; the chunks of a document, joined, are its text.
public struct Chunk: Sendable {
    /// The chunk's place among the document's chunks, from 0.
    public var index: Int

    /// The chunk's UTF-8 offsets in the document's text.
    public var range: Range<Int>

    /// The chunk's own text: valid UTF-8, sharing the document's storage.
    public var bytes: ArraySlice<UInt8>

    /// The document's blocks that lie in the chunk, cut to it; offsets are from the chunk's start.
    public var blocks: [Block]

    /// The titles of the sections the chunk's first byte lies in, highest level first.
    public var headingPath: [String]

    /// How many tokens the chunk has, by the run's token counter.
    public var tokenCount: Int

    /// What kind of file the text was read from.
    public var format: DocumentFormat

    /// Makes a chunk.
    public init(
        index: Int,
        range: Range<Int>,
        bytes: ArraySlice<UInt8>,
        blocks: [Block],
        headingPath: [String],
        tokenCount: Int,
        format: DocumentFormat
    ) {
        self.index = index
        self.range = range
        self.bytes = bytes
        self.blocks = blocks
        self.headingPath = headingPath
        self.tokenCount = tokenCount
        self.format = format
    }

    /// The chunk's text.
    public var text: String { String(decoding: bytes, as: UTF8.self) }
}
