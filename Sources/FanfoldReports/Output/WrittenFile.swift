package import FanfoldCore

/// A file in the output folder, as it was when it had been written.
package struct WrittenFile: Sendable, Hashable {
    /// Its path in the output folder.
    package let path: String
    /// The hash of its bytes.
    package let digest: Digest
    /// What tells whether it is still the same.
    package let mark: FileMark
}
