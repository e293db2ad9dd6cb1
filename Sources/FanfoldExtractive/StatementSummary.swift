internal import FanfoldCore

/// Picks among statements that were picked before: of one document's stretches, or of many documents.
struct StatementSummary {
    /// The document's counts; without them the statements' own count.
    var survey: DocumentSurvey?
    var focus: Focus
    var parameters: RankingParameters

    func partial(of partials: [Partial], words: Int, reader: inout SentenceReader) -> Partial {
        let statements = partials.flatMap(\.statements)
        var sources = SourceOrder(partials)
        var pool = CandidatePool()
        var counted = DocumentSurvey()
        for statement in statements {
            let bytes = Array(statement.text.utf8)
            let label = SpeakerLabel.length(in: bytes.span, from: 0, to: bytes.count)
            reader.read(bytes.span, label..<bytes.count)
            if survey == nil { counted.add(reader) }
            let (source, rank) = sources.place(of: statement)
            let offset = statement.evidence.first?.range.lowerBound ?? 0
            let place = survey.map { Double(offset) / Double(max(1, $0.byteCount)) } ?? rank
            pool.append(reader, place: place, source: survey == nil ? source : 0)
        }
        let survey = survey ?? counted
        var parameters = parameters
        if self.survey == nil { parameters.spread = 1 }
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
                var statement = statements[pick.candidate]
                statement.weight = pick.gain
                return statement
            }
        )
    }
}

/// Numbers the documents that statements are from, and says where in its own each statement stands.
struct SourceOrder {
    private var numbers: [String: Int] = [:]
    private var totals: [Int] = []
    private var seen: [Int] = []

    init(_ partials: [Partial]) {
        for (index, partial) in partials.enumerated() {
            for statement in partial.statements {
                let number = number(of: statement, child: index)
                totals[number] += 1
            }
        }
    }

    /// The document of the next statement and its rank there, from 0 to below 1; called in order.
    mutating func place(of statement: Statement) -> (source: Int, rank: Double) {
        let number = number(of: statement, child: 0)
        defer { seen[number] += 1 }
        return (number, Double(seen[number]) / Double(max(1, totals[number])))
    }

    private mutating func number(of statement: Statement, child: Int) -> Int {
        let name = statement.evidence.first?.document ?? ""
        if let number = numbers[name] { return number }
        numbers[name] = totals.count
        totals.append(0)
        seen.append(0)
        return totals.count - 1
    }
}
