package import FanfoldCore

/// Finds the blocks of plain text.
package enum TextBlocks {
    /// The headings, list items and paragraphs of `text`, in order.
    ///
    /// Blank lines part blocks. What stands between two is one paragraph if its lines were wrapped to a
    /// width, else a paragraph a line, or a table where many lines are a column. Markup is guessed only where it is plain: a wrong heading cuts a text
    /// worse than a missed one. Costs one pass and memory for the blocks; a stretch of thousands of lines
    /// without a blank one is read in parts.
    package static func scan(_ text: Span<UInt8>) -> [Block] {
        var blocks: [Block] = []
        var group: [Line] = []
        var isContinued = false
        func endGroup() {
            guard !group.isEmpty else { return }
            TextGroup.append(group, isContinued: isContinued, in: text, to: &blocks)
            group.removeAll(keepingCapacity: true)
        }
        var cursor = LineCursor()
        while let line = cursor.next(in: text) {
            if line.isBlank {
                endGroup()
                isContinued = false
                continue
            }
            if group.count == mostLines {
                endGroup()
                isContinued = true
            }
            group.append(line)
        }
        endGroup()
        return blocks
    }

    /// The most lines that are looked at together.
    private static let mostLines = 4096
}
