internal import FanfoldCore

extension BlockScanner {
    /// Takes a line that is not blank: opens what starts in it, else adds it to the text that is open.
    mutating func takeContent(
        _ line: Line,
        _ start: MarkdownCursor,
        inside matched: Int,
        in text: Span<UInt8>
    ) {
        var cursor = start
        let opened = openContainers(line, &cursor, inside: matched, in: text)
        if cursor.isAtEnd { return }
        let kept = opened ? containers.count : matched
        let continuesParagraph = !opened && leaf?.kind == .paragraph
        let indent = cursor.indent(in: text, limit: 4)
        if indent == 4, !continuesParagraph {
            settle(keeping: kept, in: text)
            open(.indentedCode, .code, line, cursor)
            return
        }
        cursor.skipColumns(indent, in: text)
        if indent < 4, openLeaf(line, cursor, keeping: kept, continuesParagraph, in: text) { return }
        if !opened, takeAsMoreText(line, cursor, isInside: kept == containers.count, in: text) { return }
        settle(keeping: kept, in: text)
        if LinkDefinition.isDefinition(cursor.offset..<cursor.end, in: text) {
            openItem = nil
        } else {
            open(.paragraph, textKind, line, cursor)
        }
    }

    /// Opens the quotes and items that start at the cursor, steps over their marks, and says whether
    /// there are any.
    private mutating func openContainers(
        _ line: Line,
        _ cursor: inout MarkdownCursor,
        inside matched: Int,
        in text: Span<UInt8>
    ) -> Bool {
        var opened = false
        while !cursor.isAtEnd {
            let indent = cursor.indent(in: text, limit: 4)
            guard indent < 4 else { break }
            let isInParagraph = !opened && leaf?.kind == .paragraph && matched == containers.count
            var probe = cursor
            probe.skipColumns(indent, in: text)
            guard let container = containerStart(&probe, indent: indent, isInParagraph, in: text) else {
                break
            }
            cursor = probe
            settle(keeping: opened ? containers.count : matched, in: text)
            containers.append(container)
            if container != .quote, openItem == nil { openItem = line }
            opened = true
        }
        return opened
    }

    /// Opens the heading, code or HTML that starts at the cursor, or ends what a thematic break ends, and
    /// says whether there is one.
    private mutating func openLeaf(
        _ line: Line,
        _ cursor: MarkdownCursor,
        keeping kept: Int,
        _ continuesParagraph: Bool,
        in text: Span<UInt8>
    ) -> Bool {
        if continuesParagraph, kept == containers.count, endParagraphAsHeading(line, cursor, in: text) {
            return true
        }
        if cursor.isThematicBreak(in: text) {
            settle(keeping: kept, in: text)
            openItem = nil
        } else if let level = cursor.headingLevel(in: text) {
            settle(keeping: kept, in: text)
            open(.paragraph, containers.isEmpty ? .heading(level: level) : textKind, line, cursor)
            closeLeaf(in: text)
        } else if let fence = cursor.openingFence(in: text) {
            settle(keeping: kept, in: text)
            open(.fenced(mark: fence.mark, length: fence.length), .code, line, cursor)
        } else if let end = HTMLBlockEnd(at: cursor, in: text, canBeAnyTag: !continuesParagraph),
            isReached(end, from: cursor.offset, in: text)
        {
            settle(keeping: kept, in: text)
            open(.html(end), textKind, line, cursor)
            leaf?.start = cursor.offset
            let isOneLine = end != .blankLine && end.isMet(by: cursor.offset..<cursor.end, in: text)
            if isOneLine { closeLeaf(in: text) }
        } else {
            return false
        }
        return true
    }

    /// Whether what starts here is closed at all: else it is text, and must not hide all that follows.
    private mutating func isReached(_ end: HTMLBlockEnd, from offset: Int, in text: Span<UInt8>) -> Bool {
        guard end != .blankLine else { return true }
        let last = lastHTMLEnds[end] ?? end.lastOffset(in: text) ?? -1
        lastHTMLEnds[end] = last
        return last > offset
    }

    /// Closes the leaf, and the containers that do not go on.
    private mutating func settle(keeping kept: Int, in text: Span<UInt8>) {
        closeLeaf(in: text)
        guard kept < containers.count else { return }
        containers.removeLast(containers.count - kept)
        openItem = nil
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
