package import FanfoldCore

/// Makes documents of Markdown.
package struct MarkdownReader: VerbatimReader {
    package static let format = DocumentFormat.markdown

    package init() {}

    /// A document of decoded Markdown, verbatim.
    ///
    /// The title is the front matter's, else the first heading of level 1.
    ///
    /// - Parameters:
    ///   - text: Valid UTF-8 without a byte order mark.
    ///   - name: The document's name in the run.
    ///   - source: Size and hash of the bytes the text was decoded from.
    /// - Returns: A document whose text is `text`.
    package func document(of text: [UInt8], name: String, source: SourceIdentity) -> Document {
        let blocks = MarkdownBlocks.scan(text.span)
        let heading = blocks.first { $0.kind == .heading(level: 1) }
        let title =
            FrontMatterBlock.title(in: text.span) ?? heading.flatMap { HeadingTitle.text(of: $0, in: text) }
        return Document(
            name: name,
            format: Self.format,
            title: title,
            text: text,
            blocks: blocks,
            source: source
        )
    }
}
