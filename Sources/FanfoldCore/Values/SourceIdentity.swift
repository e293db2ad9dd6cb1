/// Size and hash of a source file: what tells whether it changed.
public struct SourceIdentity: Sendable, Codable, Hashable {
    /// The file's size in bytes.
    public var byteCount: Int

    /// SHA-256 of the file's bytes.
    public var digest: Digest

    /// Makes an identity.
    public init(byteCount: Int, digest: Digest) {
        self.byteCount = byteCount
        self.digest = digest
    }
}
