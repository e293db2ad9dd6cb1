internal import FanfoldCore

/// Finds the places in a document where a chunk may end.
struct BoundarySource {
    /// How fine the places are.
    enum Grain: Int {
        /// Blocks, and the sentences or lines within them.
        case sentences
        /// As well, every word and line.
        case words
        /// Every grapheme.
        case graphemes

        /// The next finer grain.
        var finer: Grain? { Grain(rawValue: rawValue + 1) }
    }

    let document: Document

    /// Calls `body` with the places strictly inside `range`, in order.
    func forEach(_ grain: Grain, in range: Range<Int>, _ body: (Int, BoundaryRank) -> Void) {
        switch grain {
        case .sentences:
            forEachSentence(in: range, body)
        case .words:
            var next = range.lowerBound
            forEachSentence(in: range) { offset, rank in
                forEachWord(in: next..<offset, body)
                body(offset, rank)
                next = offset
            }
            forEachWord(in: next..<range.upperBound, body)
        case .graphemes:
            forEachGrapheme(in: range, body)
        }
    }

    /// A hash of the text that follows `offset`.
    func hash(at offset: Int) -> UInt64 {
        let end = min(offset + 48, document.text.count)
        return mixed(document.text.span.extracting(offset..<end))
    }

    private func forEachSentence(in range: Range<Int>, _ body: (Int, BoundaryRank) -> Void) {
        let text = document.text.span
        var index = document.blockIndex(at: range.lowerBound)
        while index < document.blocks.count {
            let block = document.blocks[index]
            guard block.range.lowerBound < range.upperBound else { return }
            if block.range.lowerBound > range.lowerBound, !isUnderHeading(index),
                isGraphemeBoundary(block.range.lowerBound)
            {
                body(block.range.lowerBound, BoundaryRank(before: block))
            }
            // Only what lies in the range is read: a long block may be cut in very many.
            let part = block.range.clamped(to: range)
            switch block.kind {
            case .heading:
                break
            case .paragraph, .listItem, .quote:
                Sentences.forEach(in: text, range: part) { sentence in
                    let offset = sentence.lowerBound
                    if offset > part.lowerBound, isGraphemeBoundary(offset) { body(offset, .sentence) }
                }
            case .code, .table:
                forEachLine(in: part) { body($0, .sentence) }
            }
            index += 1
        }
    }

    private func forEachLine(in range: Range<Int>, _ body: (Int) -> Void) {
        for offset in range where offset > range.lowerBound {
            if document.text[offset - 1] == UInt8(ascii: "\n"), isGraphemeBoundary(offset) { body(offset) }
        }
    }

    /// Lines begin after a line feed, words before the space in front of them, which most vocabularies
    /// make a part of the word's first token.
    private func forEachWord(in range: Range<Int>, _ body: (Int, BoundaryRank) -> Void) {
        let text = document.text.span
        var isAfterSpace = true
        for offset in range {
            let isSpace = ASCII.isSpace(text[offset])
            defer { isAfterSpace = isSpace }
            guard offset > range.lowerBound else { continue }
            let isLine = text[offset - 1] == UInt8(ascii: "\n")
            guard isLine || (isSpace && !isAfterSpace), isGraphemeBoundary(offset),
                !isBetweenHeadingAndText(offset)
            else { continue }
            body(offset, isLine ? .line : .word)
        }
    }

    private func scalarLength(at offset: Int) -> Int {
        switch document.text[offset] {
        case ..<0x80: 1
        case ..<0xE0: 2
        case ..<0xF0: 3
        default: 4
        }
    }

    private func forEachGrapheme(in range: Range<Int>, _ body: (Int, BoundaryRank) -> Void) {
        var previous = range.lowerBound
        for offset in range where offset > range.lowerBound && document.text[offset] & 0xC0 != 0x80 {
            // A grapheme longer than any real one is cut between its scalars, or no limit would hold.
            let isTooLong = offset + scalarLength(at: offset) - previous > GraphemeBoundary.longest
            // Counted from the boundary before: a row of flags tells by nothing nearer where one begins.
            guard isTooLong || GraphemeBoundary.isBoundary(offset, in: document.text.span, after: previous)
            else { continue }
            body(offset, isBetweenHeadingAndText(offset) ? .underHeading : .grapheme)
            previous = offset
        }
    }

    /// Whether a block comes right under a heading that it belongs to.
    ///
    /// A heading stays with what it is the heading of; one that a heading of its own level or a higher one
    /// follows is the heading of nothing.
    private func isUnderHeading(_ index: Int) -> Bool {
        guard index > 0, index < document.blocks.count,
            case .heading(let above) = document.blocks[index - 1].kind
        else { return false }
        guard case .heading(let level) = document.blocks[index].kind else { return true }
        return level > above
    }

    /// Whether a cut at `offset` would leave a heading at a chunk's end that belongs to what follows.
    private func isBetweenHeadingAndText(_ offset: Int) -> Bool {
        let index = document.blockIndex(at: offset)
        guard index < document.blocks.count else { return false }
        let range = document.blocks[index].range
        if offset == range.lowerBound { return isUnderHeading(index) }
        return offset >= range.upperBound && isUnderHeading(index + 1)
    }

    private func isGraphemeBoundary(_ offset: Int) -> Bool {
        GraphemeBoundary.isBoundary(offset, in: document.text.span)
    }
}
