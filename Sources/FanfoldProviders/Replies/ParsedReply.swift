internal import FanfoldCore

/// A model's answer in prose, as sentences with the numbers they cite.
///
/// Lenient: what is not thinking, markup or a reference is in some sentence, whatever the answer looks like.
package struct ParsedReply: Sendable, Hashable {
    /// A sentence and the numbers of the passages it cites.
    package struct Sentence: Sendable, Hashable {
        /// The sentence in one line, without references.
        package var text: String
        /// The numbers, in the order they stand, each once; all of them exist.
        package var numbers: [Int]
    }

    /// The sentences, in order.
    package private(set) var sentences: [Sentence] = []
    /// How many references named a passage that there is not.
    package private(set) var unknownCount = 0

    /// How many sentences cite nothing.
    package var unreferencedCount: Int { sentences.count { $0.numbers.isEmpty } }

    /// Reads an answer to a prompt with `passageCount` passages.
    package init(_ text: String, passageCount: Int) {
        let lines = ReplyThinking.removed(from: Array(text.utf8)[...])
        for block in ReplyBlocks(lines).blocks { read(MarkedText(block), passageCount) }
    }

    private mutating func read(_ block: MarkedText, _ passageCount: Int) {
        var ranges: [Range<Int>] = []
        Sentences.forEach(in: block.text.span, range: 0..<block.text.count) { ranges.append($0) }
        ranges.removeAll { range in !block.text[range].contains(where: Self.isText) }
        let first = sentences.count
        for range in ranges {
            var folded: [UInt8] = []
            PlainText.append(folding: block.text.span, range: range, to: &folded)
            sentences.append(Sentence(text: String(decoding: folded, as: UTF8.self), numbers: []))
        }
        // A reference belongs to the sentence it follows; on a line of its own that is the one before.
        let leads = block.leads
        for (offset, mark) in block.marks {
            let place = ranges.firstIndex { leads ? $0.upperBound > offset : $0.upperBound >= offset }
            cite(mark, first + (place ?? ranges.count - 1), passageCount)
        }
    }

    private mutating func cite(_ mark: ReferenceMark, _ sentence: Int, _ passageCount: Int) {
        for range in mark.numbers {
            let known = range.clamped(to: 1...max(1, passageCount))
            let isKnown = passageCount > 0 && known.overlaps(range)
            if !isKnown || known != range { unknownCount += 1 }
            guard isKnown, sentences.indices.contains(sentence) else { continue }
            for number in known where !sentences[sentence].numbers.contains(number) {
                sentences[sentence].numbers.append(number)
            }
        }
    }

    /// Whether the byte says something, and is more than what is left over where a reference was taken out.
    private static func isText(_ byte: UInt8) -> Bool {
        !ASCII.isSpace(byte) && !".,;:!?()[]{}\"'*_-`".utf8.contains(byte)
    }
}
