/// What kind of file a document was read from.
public enum DocumentFormat: String, Sendable, Codable, CaseIterable {
    /// Plain text: the document's text is the file's, line for line.
    case text
    /// Markdown: the document's text is the file's, line for line, with its headings as outline.
    case markdown
    /// A web page: the document's text is the page's main text, written as Markdown.
    case html

    /// Whether a document's text is the file's, line for line.
    package var isVerbatim: Bool {
        switch self {
        case .text, .markdown: true
        case .html: false
        }
    }

    /// Whether a document's text is Markdown.
    package var isMarkdown: Bool {
        switch self {
        case .markdown, .html: true
        case .text: false
        }
    }
}
