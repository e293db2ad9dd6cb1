extension Document {
    /// The source's lines that a stretch of the text was read from, from 1.
    ///
    /// Exact to the line where the text is the source's; the lines of the blocks it touches where the
    /// text was written anew (a web page). Costs a binary search and a scan of the blocks it touches.
    package func lines(of range: Range<Int>) -> ClosedRange<Int> {
        let end = max(range.lowerBound, range.upperBound - 1)
        if isVerbatim { return line(at: range.lowerBound)...line(at: end) }
        guard !blocks.isEmpty else { return 1...1 }
        let first = blocks[blockIndex(at: range.lowerBound)].lines.lowerBound
        return first...max(first, blocks[blockIndex(at: end)].lines.upperBound)
    }

    /// The line of `offset` in text that is the source's: counted from the block it is near.
    private func line(at offset: Int) -> Int {
        guard !blocks.isEmpty else { return 1 + lineFeeds(from: 0, to: offset) }
        let block = blocks[blockIndex(at: offset)]
        return block.lines.lowerBound + lineFeeds(from: block.range.lowerBound, to: offset)
            - lineFeeds(from: offset, to: block.range.lowerBound)
    }

    /// The last block that starts at or before `offset`, or the first block.
    package func blockIndex(at offset: Int) -> Int {
        var low = 0
        var high = blocks.count
        while low < high {
            let middle = (low + high) / 2
            if blocks[middle].range.lowerBound <= offset { low = middle + 1 } else { high = middle }
        }
        return max(0, low - 1)
    }

    private func lineFeeds(from start: Int, to end: Int) -> Int {
        guard start < end else { return 0 }
        var count = 0
        for offset in start..<end where text[offset] == UInt8(ascii: "\n") { count += 1 }
        return count
    }
}
