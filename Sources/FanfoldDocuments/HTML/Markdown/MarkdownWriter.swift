internal import FanfoldCore

/// Writes gathered blocks as Markdown, one blank line between two.
enum MarkdownWriter {
    /// The text, and its blocks with their ranges.
    static func write(_ draft: DraftText) -> (text: [UInt8], blocks: [Block]) {
        var text: [UInt8] = []
        text.reserveCapacity(draft.bytes.count + draft.blocks.count * 4)
        var blocks: [Block] = []
        blocks.reserveCapacity(draft.blocks.count)
        for block in draft.blocks {
            if !text.isEmpty { text.append(contentsOf: "\n\n".utf8) }
            text.append(contentsOf: repeatElement(0x20, count: block.quoteDepth > 0 ? 0 : block.indent))
            let start = text.count
            append(block, of: draft, to: &text)
            blocks.append(Block(kind: kind(of: block), range: start..<text.count, lines: block.lines))
        }
        return (text, blocks)
    }

    private static func kind(of block: DraftText.Block) -> Block.Kind {
        switch block.kind {
        case .heading(let level): .heading(level: level)
        case .code: .code
        case .table: .table
        case .paragraph: block.marker != nil ? .listItem : block.quoteDepth > 0 ? .quote : .paragraph
        }
    }

    private static func append(_ block: DraftText.Block, of draft: DraftText, to text: inout [UInt8]) {
        let quote = [UInt8](repeatElement("> ".utf8, count: min(block.quoteDepth, 8)).joined())
        let indent = [UInt8](repeating: 0x20, count: block.indent)
        text.append(contentsOf: quote)
        if block.quoteDepth > 0 { text.append(contentsOf: indent) }
        let hanging = block.marker.map { [UInt8](repeating: 0x20, count: $0.utf8.count + 1) } ?? []
        let linePrefix = quote + indent + hanging
        if let marker = block.marker {
            text.append(contentsOf: marker.utf8)
            text.append(0x20)
        }
        let bytes = draft.bytes[block.range]
        switch block.kind {
        case .heading(let level):
            text.append(contentsOf: repeatElement(UInt8(ascii: "#"), count: level))
            text.append(0x20)
            InlineEscaping.append(heading: bytes, to: &text)
        case .table: append(bytes, linePrefix, to: &text)
        case .code(let language):
            let fence = [UInt8](repeating: UInt8(ascii: "`"), count: max(3, longestBacktickRun(bytes) + 1))
            text.append(contentsOf: fence)
            text.append(contentsOf: language.utf8)
            text.append(0x0A)
            text.append(contentsOf: linePrefix)
            append(bytes, linePrefix, to: &text)
            text.append(0x0A)
            text.append(contentsOf: linePrefix)
            text.append(contentsOf: fence)
        case .paragraph: InlineEscaping.append(bytes, linePrefix: linePrefix, startsBlock: true, to: &text)
        }
    }

    private static func append(_ lines: ArraySlice<UInt8>, _ linePrefix: [UInt8], to text: inout [UInt8]) {
        for byte in lines {
            text.append(byte)
            if byte == 0x0A { text.append(contentsOf: linePrefix) }
        }
    }

    private static func longestBacktickRun(_ bytes: ArraySlice<UInt8>) -> Int {
        var longest = 0
        var run = 0
        for byte in bytes {
            run = byte == UInt8(ascii: "`") ? run + 1 : 0
            longest = max(longest, run)
        }
        return longest
    }
}
