internal import FanfoldCore

/// What the extractive agent counts in a document before it picks sentences.
///
/// Everything adds up in any order: numbers, and how many sentences hold each concept.
public struct DocumentSurvey: Sendable, Equatable {
    /// How many sentences each concept is in.
    var counts = ConceptCounts()
    /// The sentences of running text.
    var sentenceCount = 0
    /// The bytes of the text, running or not.
    var byteCount = 0

    /// Makes the survey of no text.
    init() {}

    mutating func add(_ other: DocumentSurvey) {
        counts.add(other.counts)
        sentenceCount += other.sentenceCount
        byteCount += other.byteCount
    }

    /// Adds what a chunk shows; with `takesAll`, headings, code and tables count as running text.
    mutating func add(_ chunk: Chunk, takesAll: Bool = false, reader: inout SentenceReader) {
        byteCount += chunk.range.count
        let text = chunk.bytes.span
        let isMarkdown = chunk.format != .text
        Passages.forEach(in: chunk, takesAll: takesAll) { passage in
            passage.forEachSentence(in: text) { sentence in
                reader.read(text, sentence.words, isMarkdown: isMarkdown)
                add(reader)
            }
        }
    }

    /// Adds the sentence that `reader` has read last, if it has words.
    mutating func add(_ reader: SentenceReader) {
        if reader.hasWords { add(reader.concepts) }
    }

    /// Adds the distinct concepts of one sentence, or of whatever else is counted as one.
    mutating func add(_ concepts: [Concept]) {
        sentenceCount += 1
        for concept in concepts { counts.add(concept) }
    }
}
