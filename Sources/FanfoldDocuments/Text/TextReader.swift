package import FanfoldCore

/// Makes documents of plain text.
package struct TextReader: VerbatimReader {
    package static let format = DocumentFormat.text

    package init() {}

    /// A document of decoded text, verbatim; the title is a heading that the text opens with.
    ///
    /// - Parameters:
    ///   - text: Valid UTF-8 without a byte order mark.
    ///   - name: The document's name in the run.
    ///   - source: Size and hash of the bytes the text was decoded from.
    /// - Returns: A document whose text is `text`.
    package func document(of text: [UInt8], name: String, source: SourceIdentity) -> Document {
        let blocks = TextBlocks.scan(text.span)
        let title = blocks.first.flatMap { HeadingTitle.text(of: $0, in: text) }
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
