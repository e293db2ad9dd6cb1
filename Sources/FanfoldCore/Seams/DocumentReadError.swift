/// Why a document has no text to give.
package struct DocumentReadError: Error, Sendable, Equatable {
    /// One sentence without the document's name: what is wrong and why.
    package var message: String
    /// What to do next.
    package var hint: String?
    /// Whether the file is simply not a document (binary): it is listed as skipped, not as failed.
    package var isSkip: Bool

    package init(_ message: String, hint: String? = nil, isSkip: Bool = false) {
        self.message = message
        self.hint = hint
        self.isSkip = isSkip
    }
}
