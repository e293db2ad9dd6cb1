internal import SystemPackage

extension BytePairTokenCounter {
    /// The largest vocabulary that is read, in bytes; the largest in use has about 4 MB.
    private static let byteLimit = 64 << 20

    /// Reads a vocabulary from a file.
    ///
    /// - Throws: ``VocabularyError`` or `Errno`.
    package init(contentsOf path: String) throws {
        let name = FilePath(path).lastComponent?.string ?? path
        let file = try FileDescriptor.open(FilePath(path), .readOnly, options: .closeOnExec)
        let bytes = try file.closeAfter { try file.bytes(limit: Self.byteLimit) }
        guard bytes.count <= Self.byteLimit else {
            throw VocabularyError(file: name, cause: .tooLarge(byteLimit: Self.byteLimit))
        }
        try self.init(vocabulary: bytes, named: name)
    }
}
