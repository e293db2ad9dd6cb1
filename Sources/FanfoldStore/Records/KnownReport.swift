package import FanfoldCore

/// A file that Fanfold wrote into the output folder, as it was then.
package struct KnownReport: Sendable, Hashable {
    /// Its path in the output folder.
    package var path: String
    /// The document or folder it is of; a folder's name ends in a slash.
    package var subject: String
    /// The hash of its bytes.
    package var digest: Digest
    /// How the file was when it had been written.
    package var mark: FileMark
    /// Differs with all that it was made of: another format of the same subject may be of an earlier state.
    package var material: Digest

    package init(path: String, subject: String, digest: Digest, mark: FileMark, material: Digest) {
        self.path = path
        self.subject = subject
        self.digest = digest
        self.mark = mark
        self.material = material
    }
}
