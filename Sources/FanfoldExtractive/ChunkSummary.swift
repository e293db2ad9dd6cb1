internal import FanfoldCore

/// Picks the sentences of a chunk by the counts of its document.
struct ChunkSummary {
    var survey: DocumentSurvey
    var focus: Focus
    var parameters: RankingParameters

    func partial(of chunk: Chunk, words: Int, reader: inout SentenceReader) -> Partial {
        let text = chunk.bytes.span
        let isMarkdown = chunk.format != .text
        // A document without running text is summarized by what else it has.
        let takesAll = survey.sentenceCount == 0
        var survey = survey
        if takesAll { survey.add(chunk, takesAll: true, reader: &reader) }
        var pool = CandidatePool()
        var ranges: [Range<Int>] = []
        let length = Double(max(1, max(survey.byteCount, chunk.range.upperBound)))
        Passages.forEach(in: chunk, takesAll: takesAll) { passage in
            passage.forEachSentence(in: text) { sentence in
                reader.read(text, sentence.words, isMarkdown: isMarkdown)
                let offset = chunk.range.lowerBound + sentence.range.lowerBound
                pool.append(reader, place: Double(offset) / length)
                ranges.append(sentence.range)
            }
        }
        var selection = CoverSelection(
            pool: pool,
            counts: survey.counts,
            sentenceCount: survey.sentenceCount,
            focus: focus.concepts,
            parameters: parameters
        )
        let picks = selection.picks(words: words).sorted { $0.candidate < $1.candidate }
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

    private func plainText(of range: Range<Int>, in chunk: Chunk) -> String {
        let start = chunk.bytes.startIndex
        let bytes = chunk.bytes[start + range.lowerBound..<start + range.upperBound]
        if chunk.format != .text { return PlainText.ofMarkdown(bytes) }
        var plain: [UInt8] = []
        PlainText.append(folding: bytes.span, range: 0..<bytes.count, to: &plain)
        return String(decoding: plain, as: UTF8.self)
    }
}
