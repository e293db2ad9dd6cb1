internal import FanfoldCore

/// The lines of plain text between two blank lines.
enum TextGroup {
    /// Appends the blocks of a group that has at least one line, none of them blank.
    ///
    /// - Parameters:
    ///   - lines: The lines of the group, or some thousands of them.
    ///   - isContinued: Whether lines of the same group came before.
    ///   - text: The text.
    ///   - blocks: The blocks so far.
    static func append(
        _ lines: [Line],
        isContinued: Bool,
        in text: Span<UInt8>,
        to blocks: inout [Block]
    ) {
        if lines.count == 1, !isContinued, let level = TextHeading.levelStandingAlone(lines[0], in: text) {
            blocks.append(block(.heading(level: level), lines[...]))
            return
        }
        var index = 0
        var paragraphStart = 0
        func endParagraph(_ blocks: inout [Block], before end: Int) {
            appendParagraphs(lines[paragraphStart..<end], in: text, to: &blocks)
        }
        while index < lines.count {
            let line = lines[index]
            var next = index + 1
            if let level = TextHeading.markedLevel(line, in: text) {
                endParagraph(&blocks, before: index)
                blocks.append(block(.heading(level: level), lines[index..<next]))
            } else if TextHeading.isRule(line, in: text) {
                endParagraph(&blocks, before: index)
            } else if paragraphStart == index, next < lines.count,
                let level = TextHeading.underlinedLevel(line, by: lines[next], in: text)
            {
                next += 1
                blocks.append(block(.heading(level: level), lines[index..<next]))
            } else if let marker = ListMarker(line.content, in: text),
                paragraphStart == index || marker.canInterruptParagraph
            {
                endParagraph(&blocks, before: index)
                while next < lines.count, continues(lines[next], itemAt: line, in: text) { next += 1 }
                blocks.append(block(.listItem, lines[index..<next]))
            } else {
                index = next
                continue
            }
            index = next
            paragraphStart = next
        }
        endParagraph(&blocks, before: lines.count)
    }

    /// Whether a line goes on with the item: indented deeper than its marker, and no item itself.
    private static func continues(_ line: Line, itemAt first: Line, in text: Span<UInt8>) -> Bool {
        line.indent > first.indent && ListMarker(line.content, in: text) == nil
    }

    private static func appendParagraphs(
        _ lines: ArraySlice<Line>,
        in text: Span<UInt8>,
        to blocks: inout [Block]
    ) {
        guard !lines.isEmpty else { return }
        if LineFill.isWrapped(lines, in: text) {
            blocks.append(block(.paragraph, lines))
        } else {
            appendLines(lines, in: text, to: &blocks)
        }
    }

    /// Appends a paragraph a line, but for columns, which are tables.
    private static func appendLines(
        _ lines: ArraySlice<Line>,
        in text: Span<UInt8>,
        to blocks: inout [Block]
    ) {
        var rest = lines
        while !rest.isEmpty {
            let entries = rest.prefix { ColumnEntries.isEntry($0, in: text) }
            if ColumnEntries.isColumn(entries) {
                ColumnEntries.forEachBlock(entries) { blocks.append(block(.table, $0)) }
                rest = rest[entries.endIndex...]
            } else {
                let others = rest[..<min(entries.endIndex + 1, rest.endIndex)]
                for index in others.indices { blocks.append(block(.paragraph, others[index...index])) }
                rest = rest[others.endIndex...]
            }
        }
    }

    private static func block(_ kind: Block.Kind, _ lines: ArraySlice<Line>) -> Block {
        let first = lines[lines.startIndex]
        let last = lines[lines.endIndex - 1]
        return Block(
            kind: kind,
            range: first.content.lowerBound..<last.content.upperBound,
            lines: first.number...last.number
        )
    }
}
