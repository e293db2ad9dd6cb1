package import FanfoldCore

/// The text of a document, for people and programs that want nothing but that.
package enum ExtractedText {
    /// Plain text: a file's own text, or a page's blocks without markup, a blank line between them.
    package static func plain(_ document: Document) -> [UInt8] {
        guard document.format != .text else { return ended(document.text) }
        var text: [UInt8] = []
        for (index, block) in document.blocks.enumerated() {
            if index > 0 { text += separator(after: document.blocks[index - 1], before: block) }
            text += plain(block, of: document)
        }
        return ended(text)
    }

    /// Markdown: a file's own text, or a page's main text.
    package static func markdown(_ document: Document) -> [UInt8] { ended(document.text) }

    private static func plain(_ block: Block, of document: Document) -> [UInt8] {
        let bytes = document.text[block.range]
        switch block.kind {
        case .paragraph, .heading, .listItem, .quote:
            return Array(PlainText.ofMarkdown(bytes).utf8)
        case .code: return Array(CodeLines.withoutFences(bytes))
        case .table: return Array(TableLines.tabSeparated(bytes).utf8)
        }
    }

    /// Items of one list stand close together.
    private static func separator(after before: Block, before block: Block) -> [UInt8] {
        before.kind == .listItem && block.kind == .listItem
            ? [UInt8(ascii: "\n")] : [UInt8(ascii: "\n"), UInt8(ascii: "\n")]
    }

    private static func ended(_ text: [UInt8]) -> [UInt8] {
        text.last == UInt8(ascii: "\n") || text.isEmpty ? text : text + [UInt8(ascii: "\n")]
    }
}
