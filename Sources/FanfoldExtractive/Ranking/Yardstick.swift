/// What concepts and places are worth in a document; made once of its survey.
struct Yardstick: Sendable {
    let parameters: RankingParameters
    private let counts: ConceptCounts
    private let sentenceCount: Int
    private let byteCount: Int
    private let openingBonus: Double

    init(_ survey: DocumentSurvey, parameters: RankingParameters = RankingParameters()) {
        self.parameters = parameters
        counts = survey.counts
        sentenceCount = survey.sentenceCount
        byteCount = survey.byteCount
        openingBonus = parameters.openingBonus * Self.composition(of: survey)
    }

    /// Frequency, damped for what is in every other sentence; a pair said once is chance.
    func worth(of concept: Concept) -> Double {
        let frequency = counts[concept]
        guard frequency > (concept.isPair ? 1 : 0) else { return 0 }
        let worth = Double(frequency) * rarity(of: frequency).squareRoot()
        return concept.isPair ? worth * parameters.pairWeight : worth
    }

    /// What a concept the instructions ask for is worth, from 0 to 1: little if it is all over the document.
    func focus(on concept: Concept) -> Double {
        rarity(of: counts[concept]) / max(1, rarity(of: 0))
    }

    private func rarity(of frequency: Int) -> Double {
        max(0, Logarithm.natural((Double(sentenceCount) + 1) / (Double(frequency) + 0.5)))
    }

    /// Where a byte stands in the document: 0 at the start, 1 at the end.
    func place(of offset: Int) -> Double {
        min(1, max(0, Double(offset) / Double(max(1, byteCount))))
    }

    /// What a place is worth: most at the opening, where authors say what a text is about.
    func worth(ofPlace place: Double) -> Double {
        1 + openingBonus * Logarithm.decay(parameters.openingDecay * place)
    }

    /// From 1 for a text that was composed to 0 for a collection of remarks, which has no opening.
    ///
    /// In a collection most sentences name the one thing they are all about. The sentences added to
    /// the count keep short texts, where a subject is easily in most sentences, with the composed ones.
    private static func composition(of survey: DocumentSurvey) -> Double {
        let share = Double(survey.counts.largestOfSingles) / Double(survey.sentenceCount + 30)
        return min(1, max(0, (0.65 - share) / 0.2))
    }
}
