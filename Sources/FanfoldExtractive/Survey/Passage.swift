internal import FanfoldCore

/// A stretch of running text that no sentence crosses: a paragraph, a list item, a turn of talk.
struct Passage {
    /// UTF-8 offsets in the chunk.
    var range: Range<Int>
    /// How much of the start is a speaker's name (`NAME: `), which is no part of what is said.
    var labelLength: Int

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
