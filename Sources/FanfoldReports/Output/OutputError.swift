/// Why something could not be written.
public struct OutputError: Error, Sendable {
    /// The file or folder.
    public let path: String
    /// One sentence without the path: what happened and why.
    public let message: String
    /// What to do next.
    public let hint: String
    /// Whether nothing else could be written either, so that the run stops.
    public let isFatal: Bool

    package init(path: String, message: String, hint: String, isFatal: Bool) {
        self.path = path
        self.message = message
        self.hint = hint
        self.isFatal = isFatal
    }
}
