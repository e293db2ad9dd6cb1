package import FanfoldCore
internal import SystemPackage

/// Reads input files as documents: bytes, format, text.
package struct DocumentLoader: Sendable {
    /// The readers, one a format.
    private static let readers: [any DocumentReader] = [TextReader(), MarkdownReader(), HTMLReader()]

    /// The characters after which a title is cut; it is held for every document of a run.
    private static let longestTitle = 300

    /// The size above which a file is not read, in bytes.
    private let byteLimit: Int

    package init(byteLimit: Int) {
        self.byteLimit = byteLimit
    }

    /// Reads a file as a document; `report` receives what a reader of the report should know.
    ///
    /// - Returns: The document, which has some text.
    /// - Throws: ``DocumentReadError`` where there is no text to give.
    package func document(
        of file: InputFile,
        report: (Diagnostic) -> Void
    ) throws(DocumentReadError) -> Document {
        try document(of: source(of: file).source, report: report)
    }

    /// Reads a file's bytes.
    ///
    /// - Returns: The bytes, and what the file system said of them, where they stayed the same meanwhile.
    /// - Throws: ``DocumentReadError`` where they can't be read.
    package func source(
        of file: InputFile
    ) throws(DocumentReadError) -> (source: DocumentSource, status: FileStatus?) {
        let (bytes, status) = try bytes(of: file)
        return (DocumentSource(name: file.name, bytes: bytes), status)
    }

    /// Reads bytes as a document; `report` receives what a reader of the report should know, in document order.
    ///
    /// - Returns: The document, which has some text.
    /// - Throws: ``DocumentReadError`` where there is no text to give.
    package func document(
        of source: DocumentSource,
        report: (Diagnostic) -> Void
    ) throws(DocumentReadError) -> Document {
        let bytes = source.bytes
        guard !bytes.isEmpty else {
            throw DocumentReadError(
                "is empty (0 bytes)",
                hint: "put text into it, or leave it out with --exclude"
            )
        }
        if let kind = BinaryDetector.kind(of: bytes) {
            throw DocumentReadError("is \(kind), not text", isSkip: true)
        }
        let format = DocumentFormat(ofFile: source.name, startingWith: bytes.prefix(1024))
        guard let reader = Self.readers.first(where: { type(of: $0).format == format }) else {
            preconditionFailure("no reader for \(format)")
        }
        var document = try reader.read(source, report: report)
        document.title = document.title.map { String($0.prefix(Self.longestTitle)) }
        guard !document.blocks.isEmpty else {
            throw DocumentReadError(
                "holds no text (\(bytes.count) bytes of white space or markup)",
                hint: "put text into it, or leave it out with --exclude"
            )
        }
        return document
    }

    private func bytes(
        of file: InputFile
    ) throws(DocumentReadError) -> (bytes: [UInt8], status: FileStatus?) {
        do {
            switch file.origin {
            case .text(let text):
                return (Array(text.utf8), nil)
            case .standardInput:
                return (try within(limit: FileDescriptor.standardInput.bytes(limit: byteLimit)), nil)
            case .file(let path):
                // A pipe that took a file's place since the listing must not block the run.
                let descriptor = try FileDescriptor.open(
                    path,
                    .readOnly,
                    options: [.closeOnExec, .nonBlocking]
                )
                return try descriptor.closeAfter {
                    let status = try FileStatus(of: descriptor)
                    guard status.kind == .file else { throw Errno.invalidArgument }
                    guard status.size <= byteLimit else { throw tooLarge(status.size) }
                    let bytes = try within(
                        limit: descriptor.bytes(limit: byteLimit, expecting: status.size)
                    )
                    let isSame = try FileStatus(of: descriptor) == status && bytes.count == status.size
                    return (bytes, isSame ? status : nil)
                }
            }
        } catch let error as DocumentReadError {
            throw error
        } catch {
            throw DocumentReadError(
                "can't be read: \(error)",
                hint: "check that it exists and its permissions"
            )
        }
    }

    private func within(limit bytes: [UInt8]) throws(DocumentReadError) -> [UInt8] {
        guard bytes.count <= byteLimit else { throw tooLarge(nil) }
        return bytes
    }

    private func tooLarge(_ size: Int?) -> DocumentReadError {
        let limit = ByteCount.text(byteLimit)
        return DocumentReadError(
            size.map { "has \(ByteCount.text($0)), more than the limit of \(limit)" }
                ?? "has more than the limit of \(limit)",
            hint: "raise the limit with --max-file-size, or split the file"
        )
    }
}
