package import FanfoldCore

/// A document's summary in plain text.
package enum TextPage {
    /// The statements alone, one a line.
    package static func render(_ result: DocumentResult) -> String {
        result.summary.statements.map { line($0.text) + "\n" }.joined()
    }

    private static func line(_ text: String) -> String {
        text.split(whereSeparator: \.isNewline).joined(separator: " ")
    }
}
