package import FanfoldCore

/// Reads web pages: the main text, without navigation, advertisements and the like, written as Markdown.
///
/// Pure and synchronous; costs one pass to slim the page, one parse, and a few passes over the tree.
package struct HTMLReader: DocumentReader {
    package static let format = DocumentFormat.html

    /// Larger pages are refused: the parser counts in 32 bits.
    private let byteLimit: Int

    package init() { self.init(byteLimit: 1 << 29) }

    init(byteLimit: Int) { self.byteLimit = byteLimit }

    package func read(
        _ source: DocumentSource,
        report: (Diagnostic) -> Void
    ) throws(DocumentReadError) -> Document {
        let byteCount = source.bytes.count
        try check(byteCount)
        let decoded = TextDecoder.decode(source.bytes, declaredLabel: HTMLCharset.declared(in: source.bytes))
        if let diagnostic = decoded.diagnostic(subject: source.name) { report(diagnostic) }
        let filtered = HTMLSourceFilter.filtered(decoded.bytes)
        // Decoding and escaping can make a page longer.
        try check(filtered.count)
        guard let tree = HTMLTreeBuilder.tree(of: filtered) else {
            throw DocumentReadError("the page could not be parsed: out of memory")
        }
        if tree.isFlattened {
            report(
                Diagnostic(
                    .warning,
                    source.name,
                    """
                    more than \(HTMLTreeBuilder.nodeLimit) elements; the text of the rest is kept without its \
                    structure
                    """
                )
            )
        }
        let metadata = PageMetadata(of: tree)
        let (text, blocks) = MarkdownWriter.write(MainText.extract(from: tree, metadata))
        guard !blocks.isEmpty else {
            throw DocumentReadError(
                "no text found (\(ByteCount.text(byteCount)) parsed, 0 bytes of text)",
                hint: "the page may be built by scripts; save it from a browser as text and try again"
            )
        }
        return Document(
            name: source.name,
            format: .html,
            title: metadata.title,
            language: metadata.language,
            text: text,
            blocks: blocks,
            source: source.identity
        )
    }

    private func check(_ byteCount: Int) throws(DocumentReadError) {
        guard byteCount > byteLimit else { return }
        throw DocumentReadError(
            """
            the page has \(ByteCount.text(byteCount)), more than the \(ByteCount.text(byteLimit)) a page \
            may have
            """,
            hint: "split the page, or save its text and read that"
        )
    }
}
