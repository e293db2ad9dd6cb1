internal import FanfoldCore

/// Reads Markdown line by line: open quotes and list items around one open leaf.
struct BlockScanner {
    /// Deeper quotes and lists are read as text, so that a line's cost is bounded.
    static let deepestNesting = 64

    enum Container: Equatable {
        case quote
        /// A list item whose content is indented by so many columns.
        case item(indent: Int)
    }

    var blocks: [Block] = []
    var containers: [Container] = []
    var leaf: MarkdownLeaf?
    /// The line of an item's marker that has no block yet: the item's first block starts there.
    var openItem: Line?
    /// Where the last end of a kind of HTML block starts, -1 for nowhere; kinds are looked for once.
    var lastHTMLEnds: [HTMLBlockEnd: Int] = [:]

    /// Takes the next line.
    mutating func take(_ line: Line, in text: Span<UInt8>) {
        var cursor = MarkdownCursor(line)
        let matched = matchContainers(&cursor, in: text)
        if matched < containers.count {
            if leaf?.kind != .paragraph { closeLeaf(in: text) }
        } else if let kind = leaf?.kind, continueVerbatim(kind, line, cursor, in: text) {
            return
        }
        if cursor.isAtEnd {
            takeBlank(line, keeping: matched, in: text)
        } else {
            takeContent(line, cursor, inside: matched, in: text)
        }
    }

    /// Ends the open leaf, and gives its block if it has one.
    mutating func closeLeaf(in text: Span<UInt8>) {
        guard let closed = leaf else { return }
        leaf = nil
        let range = closed.start..<closed.last.content.upperBound
        if case .html = closed.kind, !HTMLText.isVisible(in: range, of: text) { return }
        blocks.append(Block(kind: closed.block, range: range, lines: closed.firstLine...closed.last.number))
    }

    /// How many open containers go on in this line; steps over their marks.
    private func matchContainers(_ cursor: inout MarkdownCursor, in text: Span<UInt8>) -> Int {
        for (index, container) in containers.enumerated() {
            switch container {
            case .quote:
                guard cursor.skipQuoteMark(in: text) else { return index }
            case .item(let indent):
                if cursor.isAtEnd { continue }
                guard cursor.indent(in: text, limit: indent) == indent else { return index }
                cursor.skipColumns(indent, in: text)
            }
        }
        return containers.count
    }

    /// Gives the line to a leaf that takes lines as they are, and says whether it took it.
    private mutating func continueVerbatim(
        _ kind: MarkdownLeaf.Kind,
        _ line: Line,
        _ cursor: MarkdownCursor,
        in text: Span<UInt8>
    ) -> Bool {
        let isBlank = cursor.isAtEnd
        switch kind {
        case .paragraph, .table:
            return false
        case .fenced(let mark, let length):
            if !isBlank { leaf?.extend(by: line, textAt: cursor.offset) }
            if cursor.isClosingFence(of: mark, atLeast: length, in: text) { closeLeaf(in: text) }
            return true
        case .indentedCode:
            if isBlank { return true }
            guard cursor.indent(in: text, limit: 4) == 4 else {
                closeLeaf(in: text)
                return false
            }
            leaf?.extend(by: line, textAt: cursor.offset)
            return true
        case .html(let end):
            if isBlank, end == .blankLine {
                closeLeaf(in: text)
                return false
            }
            if !isBlank { leaf?.extend(by: line, textAt: cursor.offset) }
            if end.isMet(by: cursor.offset..<cursor.end, in: text) { closeLeaf(in: text) }
            return true
        }
    }

    /// Ends what a blank line ends: paragraphs, tables, quotes, and an item that has only its marker.
    private mutating func takeBlank(_ line: Line, keeping matched: Int, in text: Span<UInt8>) {
        closeLeaf(in: text)
        if openItem != nil {
            openItem = nil
            if matched == containers.count, containers.last != .quote { containers.removeLast() }
        }
        containers.removeLast(max(0, containers.count - matched))
    }
}
