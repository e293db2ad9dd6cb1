package import FanfoldCore

/// Finds the blocks of plain text.
package enum TextBlocks {
    /// The headings, list items and paragraphs of `text`, in order.
    ///
    /// Blank lines part blocks. What stands between two is one paragraph if its lines were wrapped to a
    /// width, else a paragraph a line. Markup is guessed only where it is plain: a wrong heading cuts a text
    /// worse than a missed one. Costs one pass, and memory for the blocks and the longest stretch
    /// without a blank line.
    package static func scan(_ text: Span<UInt8>) -> [Block] {
        var blocks: [Block] = []
        var group: [Line] = []
        var cursor = LineCursor()
        while let line = cursor.next(in: text) {
            if !line.isBlank {
                group.append(line)
            } else if !group.isEmpty {
                TextGroup.append(group, in: text, to: &blocks)
                group.removeAll(keepingCapacity: true)
            }
        }
        if !group.isEmpty { TextGroup.append(group, in: text, to: &blocks) }
        return blocks
    }
}
