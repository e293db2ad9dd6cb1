internal import FanfoldCore

/// Picks among the statements of a folder's documents.
///
/// A statement counts by its weight among its document's statements, by how many documents share its
/// concepts, and by what it adds; the documents take turns.
struct FolderSummary {
    var focus: Focus

    func partial(of partials: [Partial], words: Int, reader: inout SentenceReader) -> Partial {
        let statements = SourcedStatement.list(partials)
        let greatest = greatestWeights(of: statements)
        var pool = CandidatePool(ground: .folder)
        var survey = DocumentSurvey()
        var ofDocument = ConceptSet()
        for (index, sourced) in statements.enumerated() {
            reader.read(sourced.statement)
            for concept in reader.concepts { ofDocument.insert(concept) }
            // A document's statements are neighbours, and it counts once for each concept.
            if index + 1 == statements.count || statements[index + 1].source != sourced.source {
                survey.add(ofDocument.concepts)
                ofDocument.removeAll()
            }
            let weight = sourced.statement.weight / greatest[sourced.source]
            // A place at the end, so that none has an opening's bonus a second time.
            pool.append(reader, place: 1, source: sourced.source, weight: weight)
        }
        var selection = CoverSelection(pool: pool, yardstick: Yardstick(survey), focus: focus, words: words)
        let picks = selection.picks().sorted { $0.candidate < $1.candidate }
        // Statements keep the weights of their documents for the folders above.
        return Partial(statements: picks.map { statements[$0.candidate].statement })
    }

    private func greatestWeights(of statements: [SourcedStatement]) -> [Double] {
        var greatest: [Double] = []
        for sourced in statements {
            if sourced.source == greatest.count { greatest.append(.leastNormalMagnitude) }
            greatest[sourced.source] = max(greatest[sourced.source], sourced.statement.weight)
        }
        return greatest
    }
}
