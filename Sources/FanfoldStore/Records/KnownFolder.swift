package import FanfoldCore

/// What a run noted of a folder and its report.
package struct KnownFolder: Sendable, Hashable {
    /// The folder's name in the run; empty for the top.
    package var name: String
    /// What tells whether everything in it is as it was.
    package var identity: Digest
    /// What its report depends on beside what is in it.
    package var basis: Digest

    package init(name: String, identity: Digest, basis: Digest) {
        self.name = name
        self.identity = identity
        self.basis = basis
    }
}
