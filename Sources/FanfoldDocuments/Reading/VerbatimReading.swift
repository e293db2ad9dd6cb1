package import FanfoldCore

extension TextReader: DocumentReader {
    /// Decodes the file; its text stays as it is.
    package func read(
        _ source: DocumentSource,
        report: (Diagnostic) -> Void
    ) throws(DocumentReadError) -> Document {
        document(of: source.decoded(report), name: source.name, source: source.identity)
    }
}

extension MarkdownReader: DocumentReader {
    /// Decodes the file; its text stays as it is.
    package func read(
        _ source: DocumentSource,
        report: (Diagnostic) -> Void
    ) throws(DocumentReadError) -> Document {
        document(of: source.decoded(report), name: source.name, source: source.identity)
    }
}

extension DocumentSource {
    /// The bytes as UTF-8; what had to be replaced is reported.
    fileprivate func decoded(_ report: (Diagnostic) -> Void) -> [UInt8] {
        let decoded = TextDecoder.decode(bytes)
        if let diagnostic = decoded.diagnostic(subject: name) { report(diagnostic) }
        return decoded.bytes
    }
}
