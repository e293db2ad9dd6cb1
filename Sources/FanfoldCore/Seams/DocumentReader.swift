/// Reads one kind of file into text with its blocks.
///
/// A reader never touches the network and never opens another file. The same bytes give the same
/// document.
package protocol DocumentReader: Sendable {
    /// The format this reader accepts.
    static var format: DocumentFormat { get }

    /// - Parameters:
    ///   - source: The file's bytes and name.
    ///   - report: Receives recoverable problems, in document order.
    /// - Returns: Valid UTF-8 text with its blocks.
    /// - Throws: ``DocumentReadError`` when there is no text to give. Never for markup mistakes.
    func read(
        _ source: DocumentSource,
        report: (Diagnostic) -> Void
    ) throws(DocumentReadError) -> Document
}

/// A file's bytes, before they are read as text.
package struct DocumentSource: Sendable {
    /// The document's name in the run.
    package var name: String
    /// The file's bytes.
    package let bytes: [UInt8]
    /// Size and hash of the bytes.
    package let identity: SourceIdentity

    package init(name: String, bytes: [UInt8]) {
        self.name = name
        self.bytes = bytes
        identity = SourceIdentity(byteCount: bytes.count, digest: Digest(of: bytes))
    }
}
