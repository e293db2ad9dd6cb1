/// One input file, read to UTF-8 text with its blocks and the source line of each.
public struct Document: Sendable {
    /// The document's path as reports show it, `/` between components; unique in a run.
    public var name: String

    /// What kind of file it was read from.
    public var format: DocumentFormat

    /// The title the file gives itself, in plain text.
    public var title: String?

    /// The language the file declares, as a BCP 47 tag.
    public var language: String?

    /// The text: valid UTF-8.
    public var text: [UInt8]

    /// The blocks, in document order, not overlapping.
    public var blocks: [Block]

    /// Size and hash of the file the text was read from.
    public var source: SourceIdentity

    /// Makes a document.
    ///
    /// - Precondition: `blocks` ascend, and each lies within `text`.
    public init(
        name: String,
        format: DocumentFormat,
        title: String? = nil,
        language: String? = nil,
        text: [UInt8],
        blocks: [Block],
        source: SourceIdentity
    ) {
        self.name = name
        self.format = format
        self.title = title
        self.language = language
        self.text = text
        self.blocks = blocks
        self.source = source
    }

    /// Whether the text's lines are the source's lines.
    package var isVerbatim: Bool { format.isVerbatim }

    /// What a reader of the source sees at `range`, which holds UTF-8 offsets.
    ///
    /// The source's own text where that is what the document holds; without the Markdown that was written
    /// around a web page's words.
    package func passage(_ range: Range<Int>) -> String {
        isVerbatim
            ? String(decoding: text[range], as: UTF8.self) : PlainText.ofMarkdown(text[range])
    }
}
