internal import FanfoldCore

/// Picks among statements that were picked before: of one document's stretches, or of many documents.
struct StatementSummary {
    /// The document's yardstick; without it the statements are counted, and each document's own order
    /// gives the places.
    var yardstick: Yardstick?
    var focus: Focus

    func partial(of partials: [Partial], words: Int, reader: inout SentenceReader) -> Partial {
        let statements = SourcedStatement.list(partials)
        var pool = CandidatePool()
        var survey = DocumentSurvey()
        for sourced in statements {
            let bytes = Array(sourced.statement.text.utf8)
            let label = SpeakerLabel.length(in: bytes.span, from: 0, to: bytes.count)
            reader.read(bytes.span, label..<bytes.count)
            if let yardstick, let evidence = sourced.statement.evidence.first {
                pool.append(reader, place: yardstick.place(of: evidence.range.lowerBound))
            } else {
                survey.add(reader)
                pool.append(reader, place: sourced.place, source: sourced.source)
            }
        }
        var selection = CoverSelection(pool: pool, yardstick: yardstick ?? Yardstick(survey), focus: focus)
        let picks = selection.picks(words: words).sorted { $0.candidate < $1.candidate }
        return Partial(
            statements: picks.map { pick in
                var statement = statements[pick.candidate].statement
                statement.weight = pick.gain
                return statement
            }
        )
    }
}
