internal import FanfoldCore

/// Picks among statements that were picked of one document's stretches before.
struct StatementSummary {
    /// The document's yardstick; `nil` if it has no running text, which leaves the statements to count.
    var yardstick: Yardstick?
    var focus: Focus

    func partial(of partials: [Partial], words: Int, reader: inout SentenceReader) -> Partial {
        let statements = SourcedStatement.list(partials)
        var pool = CandidatePool()
        var survey = DocumentSurvey()
        for sourced in statements {
            reader.read(sourced.statement)
            if let yardstick, let evidence = sourced.statement.evidence.first {
                pool.append(reader, place: yardstick.place(of: evidence.range.lowerBound))
            } else {
                survey.add(reader)
                pool.append(reader, place: sourced.place)
            }
        }
        var selection = CoverSelection(
            pool: pool,
            yardstick: yardstick ?? Yardstick(survey),
            focus: focus,
            words: words
        )
        let picks = selection.picks().sorted { $0.candidate < $1.candidate }
        return Partial(
            statements: picks.map { pick in
                var statement = statements[pick.candidate].statement
                statement.weight = pick.gain
                return statement
            }
        )
    }
}
