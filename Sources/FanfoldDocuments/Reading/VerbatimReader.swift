package import FanfoldCore

/// A reader of files whose text is taken as it is, once it is decoded.
package protocol VerbatimReader: DocumentReader {
    /// The document of a decoded text.
    func document(of text: [UInt8], name: String, source: SourceIdentity) -> Document
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
}
