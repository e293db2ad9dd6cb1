/// What kind of file a document was read from.
public enum DocumentFormat: String, Sendable, Codable, CaseIterable {
    /// Plain text: the document's text is the file's, line for line.
    case text
    /// Markdown: the document's text is the file's, line for line, with its headings as outline.
    case markdown
    /// A web page: the document's text is the page's main text, written as Markdown.
    case html
}
