package import FanfoldCore

/// A reader of files whose text is taken as it is, once it is decoded.
package protocol VerbatimReader: DocumentReader {
    /// The blocks of a decoded text: valid UTF-8 without a byte-order mark.
    func blocks(of text: Span<UInt8>) -> [Block]

    /// The title that a text with these blocks gives itself.
    func title(of text: [UInt8], blocks: [Block]) -> String?
}

extension VerbatimReader {
    /// Decodes the file; what had to be replaced is reported.
    package func read(
        _ source: DocumentSource,
        report: (Diagnostic) -> Void
    ) throws(DocumentReadError) -> Document {
        let decoded = TextDecoder.decode(source.bytes)
        if let diagnostic = decoded.diagnostic(subject: source.name) { report(diagnostic) }
        return document(of: decoded.bytes, name: source.name, source: source.identity)
    }

    /// The document of a decoded text, which stays as it is.
    package func document(of text: [UInt8], name: String, source: SourceIdentity) -> Document {
        let blocks = blocks(of: text.span)
        return Document(
            name: name,
            format: Self.format,
            title: title(of: text, blocks: blocks),
            text: text,
            blocks: blocks,
            source: source
        )
    }
}
