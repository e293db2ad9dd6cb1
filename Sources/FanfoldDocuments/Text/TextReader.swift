package import FanfoldCore

/// Makes documents of plain text.
package struct TextReader: VerbatimReader {
    package static let format = DocumentFormat.text

    package init() {}

    package func blocks(of text: Span<UInt8>) -> [Block] { TextBlocks.scan(text) }

    /// A heading that the text opens with.
    package func title(of text: [UInt8], blocks: [Block]) -> String? {
        blocks.first.flatMap { HeadingTitle.text(of: $0, in: text) }
    }
}
