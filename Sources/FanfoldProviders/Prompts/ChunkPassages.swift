package import FanfoldCore

/// Cuts a chunk into the passages that a prompt numbers.
///
/// A block is a passage; running text of more than a few sentences is cut between sentences, code, tables
/// and sentences without end between lines, so that a number leads to a place and not to a page.
package enum ChunkPassages {
    /// A passage of running text takes no further sentence past this many bytes.
    private static let aim = 300
    /// A sentence of more bytes is cut between its lines.
    private static let longSentence = 600

    /// The passages of `chunk`, in order.
    ///
    /// - Returns: Offsets from the chunk's start. The ranges ascend, are not empty and fall on scalar
    ///   boundaries; what lies outside them is white space.
    package static func ranges(in chunk: Chunk) -> [Range<Int>] {
        let text = chunk.bytes.span
        var ranges: [Range<Int>] = []
        var end = 0
        for block in chunk.blocks {
            let range = max(end, block.range.lowerBound)..<max(end, block.range.upperBound)
            guard !range.isEmpty else { continue }
            // Between blocks there should be white space alone; whatever there is, it is shown.
            cutSentences(end..<range.lowerBound, of: text, into: &ranges)
            switch block.kind {
            case .paragraph, .heading, .listItem, .quote: cutSentences(range, of: text, into: &ranges)
            case .code, .table: cutLines(range, of: text, into: &ranges)
            }
            end = range.upperBound
        }
        cutSentences(end..<text.count, of: text, into: &ranges)
        return ranges
    }

    private static func cutSentences(
        _ range: Range<Int>,
        of text: Span<UInt8>,
        into ranges: inout [Range<Int>]
    ) {
        var passage = 0..<0
        Sentences.forEach(in: text, range: range) { sentence in
            let isLong = sentence.count > longSentence
            if !passage.isEmpty, !isLong, sentence.upperBound - passage.lowerBound <= aim {
                passage = passage.lowerBound..<sentence.upperBound
                return
            }
            if !passage.isEmpty { ranges.append(passage) }
            passage = isLong ? 0..<0 : sentence
            if isLong { cutLines(sentence, of: text, into: &ranges) }
        }
        if !passage.isEmpty { ranges.append(passage) }
    }

    private static func cutLines(_ range: Range<Int>, of text: Span<UInt8>, into ranges: inout [Range<Int>]) {
        var start = range.lowerBound
        var end = start
        for offset in range where text[offset] == UInt8(ascii: "\n") || offset + 1 == range.upperBound {
            if start < end, offset + 1 - start > aim {
                append(start..<end, of: text, to: &ranges)
                start = end
            }
            end = offset + 1
        }
        append(start..<end, of: text, to: &ranges)
    }

    /// Appends the range without the white space at its end; indentation stays, it means something in code.
    private static func append(_ range: Range<Int>, of text: Span<UInt8>, to ranges: inout [Range<Int>]) {
        var end = range.upperBound
        while end > range.lowerBound, ASCII.isSpace(text[end - 1]) { end -= 1 }
        if end > range.lowerBound { ranges.append(range.lowerBound..<end) }
    }
}
