package import FanfoldCore

/// Makes documents of Markdown.
package struct MarkdownReader: VerbatimReader {
    package static let format = DocumentFormat.markdown

    package init() {}

    package func blocks(of text: Span<UInt8>) -> [Block] { MarkdownBlocks.scan(text) }

    /// The front matter's title, else the first heading of level 1.
    package func title(of text: [UInt8], blocks: [Block]) -> String? {
        FrontMatterBlock.title(in: text.span)
            ?? blocks.first { $0.kind == .heading(level: 1) }.flatMap { HeadingTitle.text(of: $0, in: text) }
    }
}
