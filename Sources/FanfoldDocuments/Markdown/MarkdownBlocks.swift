package import FanfoldCore

/// Finds the blocks of Markdown.
package enum MarkdownBlocks {
    /// The blocks of CommonMark with tables, in order.
    ///
    /// A quote or a list item gives a block a paragraph, code and tables theirs; headings inside them open
    /// no section. Front matter, comments, tags without text, link definitions and thematic breaks
    /// give no block. One pass; a line costs its length and at most
    /// ``BlockScanner/deepestNesting`` containers.
    package static func scan(_ text: Span<UInt8>) -> [Block] {
        var scanner = BlockScanner()
        var cursor = LineCursor()
        let bodyStart = FrontMatterBlock.range(in: text)?.upperBound ?? 0
        while let line = cursor.next(in: text) {
            if line.start >= bodyStart { scanner.take(line, in: text) }
        }
        scanner.closeLeaf(in: text)
        return scanner.blocks
    }
}
