internal import FanfoldCore

/// Picks sentences of a chunk by its document's yardstick.
struct ChunkSummary {
    /// The document's yardstick; `nil` if it has no running text, which leaves headings, code and tables.
    var yardstick: Yardstick?
    var focus: Focus

    func partial(of chunk: Chunk, words: Int, reader: inout SentenceReader) -> Partial {
        let (pool, ranges) = sentences(of: chunk, reader: &reader)
        let yardstick = yardstick ?? ownYardstick(of: chunk, reader: &reader)
        var selection = CoverSelection(pool: pool, yardstick: yardstick, focus: focus, words: words)
        let picks = selection.picks().sorted { $0.candidate < $1.candidate }
        return Partial(
            statements: picks.map { pick in
                let range = ranges[pick.candidate]
                return Statement(
                    text: plainText(of: range, in: chunk),
                    evidence: [Evidence(range: range)],
                    weight: pick.gain
                )
            }
        )
    }

    /// The sentences that may be picked, and where in the chunk each is.
    private func sentences(
        of chunk: Chunk,
        reader: inout SentenceReader
    ) -> (pool: CandidatePool, ranges: [Range<Int>]) {
        let text = chunk.bytes.span
        var pool = CandidatePool()
        var ranges: [Range<Int>] = []
        Passages.forEach(in: chunk, takesAll: yardstick == nil) { passage in
            passage.forEachSentence(in: text) { sentence in
                reader.read(text, sentence, isMarkdown: chunk.format != .text)
                guard reader.hasWords else { return }
                let offset = chunk.range.lowerBound + sentence.range.lowerBound
                pool.append(reader, place: yardstick?.place(of: offset) ?? 0)
                ranges.append(sentence.range)
            }
        }
        return (pool, ranges)
    }

    private func ownYardstick(of chunk: Chunk, reader: inout SentenceReader) -> Yardstick {
        var survey = DocumentSurvey()
        survey.add(chunk, takesAll: true, reader: &reader)
        return Yardstick(survey)
    }

    private func plainText(of range: Range<Int>, in chunk: Chunk) -> String {
        let start = chunk.bytes.startIndex
        let bytes = chunk.bytes[start + range.lowerBound..<start + range.upperBound]
        if chunk.format != .text { return PlainText.ofMarkdown(bytes) }
        var plain: [UInt8] = []
        PlainText.append(folding: bytes.span, range: 0..<bytes.count, to: &plain)
        return String(decoding: plain, as: UTF8.self)
    }
}
