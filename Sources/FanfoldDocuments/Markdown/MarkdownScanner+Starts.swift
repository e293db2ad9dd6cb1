internal import FanfoldCore

extension MarkdownScanner {
    /// Takes a line that is not blank: opens what starts in it, else adds it to the text that is open.
    mutating func takeContent(
        _ line: Line,
        _ start: MarkdownCursor,
        inside matched: Int,
        in text: Span<UInt8>
    ) {
        var cursor = start
        // Containers that stay open if something starts here; nil once they are all that is open.
        var kept: Int? = matched
        func settle(_ scanner: inout MarkdownScanner) {
            scanner.closeLeaf(in: text)
            guard let count = kept else { return }
            if count < scanner.containers.count {
                scanner.containers.removeLast(scanner.containers.count - count)
                scanner.openItem = nil
            }
            kept = nil
        }
        while true {
            let continuesParagraph = kept != nil && leaf?.kind == .paragraph
            let indent = cursor.indent(in: text, limit: 4)
            if indent == 4 {
                if continuesParagraph { break }
                settle(&self)
                open(.indentedCode, .code, line, cursor)
                return
            }
            let isInParagraph = continuesParagraph && matched == containers.count
            cursor.skipColumns(indent, in: text)
            if let container = containerStart(&cursor, indent: indent, isInParagraph, in: text) {
                settle(&self)
                containers.append(container)
                if container != .quote, openItem == nil { openItem = line }
                if cursor.isBlank(in: text) { return }
                continue
            }
            if isInParagraph, endParagraphAsHeading(line, cursor, in: text) { return }
            if cursor.isThematicBreak(in: text) {
                settle(&self)
                openItem = nil
                return
            }
            if let level = cursor.headingLevel(in: text) {
                settle(&self)
                open(.paragraph, containers.isEmpty ? .heading(level: level) : textKind, line, cursor)
                closeLeaf(in: text)
                return
            }
            if let fence = cursor.openingFence(in: text) {
                settle(&self)
                open(.fenced(mark: fence.mark, length: fence.length), .code, line, cursor)
                return
            }
            if let end = HTMLBlockEnd(at: cursor, in: text, canBeAnyTag: !continuesParagraph) {
                settle(&self)
                open(.html(end), textKind, line, cursor)
                leaf?.start = cursor.offset
                let isOneLine = end != .blankLine && end.isMet(by: cursor.offset..<cursor.end, in: text)
                if isOneLine { closeLeaf(in: text) }
                return
            }
            break
        }
        if kept != nil, takeAsMoreText(line, cursor, isInside: matched == containers.count, in: text) {
            return
        }
        settle(&self)
        if LinkDefinition.isDefinition(cursor.offset..<cursor.end, in: text) {
            openItem = nil
        } else {
            open(.paragraph, textKind, line, cursor)
        }
    }

    /// What running text is here: the text of an item, a quote, or a paragraph.
    private var textKind: Block.Kind {
        if openItem != nil { return .listItem }
        return containers.contains(.quote) ? .quote : .paragraph
    }

    private mutating func open(
        _ kind: MarkdownLeaf.Kind,
        _ block: Block.Kind,
        _ line: Line,
        _ cursor: MarkdownCursor
    ) {
        let first = openItem ?? line
        openItem = nil
        leaf = MarkdownLeaf(
            kind: kind,
            block: block,
            start: first.content.lowerBound,
            firstLine: first.number,
            last: line,
            lastText: cursor.offset,
            endBeforeLast: first.content.lowerBound
        )
    }

    /// The quote or item whose mark stands at the cursor; steps over it.
    private func containerStart(
        _ cursor: inout MarkdownCursor,
        indent: Int,
        _ isInParagraph: Bool,
        in text: Span<UInt8>
    ) -> Container? {
        guard containers.count < Self.deepestNesting else { return nil }
        if cursor.skipQuoteMark(in: text) { return .quote }
        guard !cursor.isThematicBreak(in: text),
            let width = cursor.skipItemMark(isInParagraph: isInParagraph, in: text)
        else { return nil }
        return .item(indent: indent + width)
    }

    /// Makes the open paragraph a heading if this line underlines it.
    private mutating func endParagraphAsHeading(
        _ line: Line,
        _ cursor: MarkdownCursor,
        in text: Span<UInt8>
    ) -> Bool {
        guard let level = cursor.underlineLevel(in: text) else { return false }
        leaf?.extend(by: line, textAt: cursor.offset)
        if containers.isEmpty { leaf?.block = .heading(level: level) }
        closeLeaf(in: text)
        return true
    }

    /// Adds the line to the open paragraph or table, if it belongs to one.
    ///
    /// A paragraph's line may leave out the marks of its containers; a table's may not.
    private mutating func takeAsMoreText(
        _ line: Line,
        _ cursor: MarkdownCursor,
        isInside: Bool,
        in text: Span<UInt8>
    ) -> Bool {
        switch leaf?.kind {
        case .table where isInside:
            leaf?.extend(by: line, textAt: cursor.offset)
            return true
        case .paragraph:
            if isInside { startTable(at: line, cursor, in: text) }
            leaf?.extend(by: line, textAt: cursor.offset)
            return true
        default:
            return false
        }
    }

    /// Makes a table of the paragraph's last line if this line is the one below a table's header.
    private mutating func startTable(at line: Line, _ cursor: MarkdownCursor, in text: Span<UInt8>) {
        guard let paragraph = leaf,
            TableRow.isDelimiter(
                cursor.offset..<cursor.end,
                below: paragraph.lastText..<paragraph.last.content.upperBound,
                in: text
            )
        else { return }
        if paragraph.last.number > paragraph.firstLine, paragraph.endBeforeLast > paragraph.start {
            blocks.append(
                Block(
                    kind: paragraph.block,
                    range: paragraph.start..<paragraph.endBeforeLast,
                    lines: paragraph.firstLine...paragraph.last.number - 1
                )
            )
            leaf?.start = paragraph.last.content.lowerBound
            leaf?.firstLine = paragraph.last.number
        }
        leaf?.kind = .table
        leaf?.block = .table
    }
}
