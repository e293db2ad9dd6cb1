/// A document that was read and cut into chunks.
package struct SplitDocument: Sendable {
    /// The document.
    package var document: Document
    /// Its chunks, in order.
    package var chunks: [Chunk]
    /// The folds above them.
    package var plan: TreePlan
    /// What a reader of the report should know of the file.
    package var diagnostics: [Diagnostic]

    /// Plans the folds above `chunks`: each is known by its own text.
    package init(_ document: Document, chunks: [Chunk], fanIn: Int, diagnostics: [Diagnostic] = []) {
        self.document = document
        self.chunks = chunks
        self.diagnostics = diagnostics
        plan = TreePlan(grouping: chunks.map { mixed($0.bytes.span) }, fanIn: fanIn)
    }
}
