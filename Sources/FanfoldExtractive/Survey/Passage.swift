internal import FanfoldCore

/// A stretch of running text that no sentence crosses: a paragraph, a list item, a turn of talk.
struct Passage {
    /// UTF-8 offsets in the chunk.
    var range: Range<Int>
    /// How much of the start is a speaker's name (`NAME: `), which is no part of what is said.
    var labelLength: Int

    var isSpoken: Bool { labelLength > 0 }

    /// A sentence of a passage.
    struct Sentence {
        /// UTF-8 offsets in the chunk, a speaker's name before it included.
        var range: Range<Int>
        /// The range without the speaker's name.
        var words: Range<Int>
    }

    func forEachSentence(in text: Span<UInt8>, _ body: (Sentence) -> Void) {
        let start = range.lowerBound + labelLength
        Sentences.forEach(in: text, range: start..<range.upperBound) { words in
            let isFirst = words.lowerBound == start
            body(
                Sentence(
                    range: (isFirst ? range.lowerBound : words.lowerBound)..<words.upperBound,
                    words: words
                )
            )
        }
    }
}

/// Finds the passages of a chunk.
enum Passages {
    /// Calls `body` with the passages of paragraphs, list items and quotes, in order.
    ///
    /// - Parameter kinds: Which blocks to take; headings, code and tables only where nothing else is.
    static func forEach(in chunk: Chunk, takesAll: Bool = false, _ body: (Passage) -> Void) {
        let text = chunk.bytes.span
        for block in chunk.blocks where takesAll || isRunningText(block) {
            split(block.range, in: text, body)
        }
    }

    private static func isRunningText(_ block: Block) -> Bool {
        switch block.kind {
        case .paragraph, .listItem, .quote: true
        case .heading, .code, .table: false
        }
    }

    /// Parts a block before each line that opens with a speaker's name.
    private static func split(_ range: Range<Int>, in text: Span<UInt8>, _ body: (Passage) -> Void) {
        var start = range.lowerBound
        var label = SpeakerLabel.length(in: text, from: start, to: range.upperBound)
        var offset = start
        while offset < range.upperBound {
            defer { offset += 1 }
            guard text[offset] == UInt8(ascii: "\n") else { continue }
            let next = SpeakerLabel.length(in: text, from: offset + 1, to: range.upperBound)
            guard next > 0 else { continue }
            if start < offset { body(Passage(range: start..<offset, labelLength: label)) }
            start = offset + 1
            label = next
        }
        if start < range.upperBound { body(Passage(range: start..<range.upperBound, labelLength: label)) }
    }
}
