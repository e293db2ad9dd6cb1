package import FanfoldCore

/// A document's summary in plain text.
package enum TextPage {
    /// The statements alone, one a line.
    package static func render(_ result: DocumentResult) -> String {
        result.summary.statements.map { PlainLine.of($0.text) + "\n" }.joined()
    }
}
