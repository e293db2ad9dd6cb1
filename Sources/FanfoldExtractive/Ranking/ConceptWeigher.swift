/// Says what a concept is worth in a document.
struct ConceptWeigher {
    var counts: ConceptCounts
    var sentenceCount: Int
    var pairWeight: Double

    /// Frequency, damped for what is in every other sentence; a pair said once is chance.
    func weight(of concept: Concept) -> Double {
        let frequency = counts[concept]
        guard frequency > (concept.isPair ? 1 : 0) else { return 0 }
        let rarity = Logarithm.natural((Double(sentenceCount) + 1) / (Double(frequency) + 0.5))
        let weight = Double(frequency) * max(0, rarity).squareRoot()
        return concept.isPair ? weight * pairWeight : weight
    }
}
