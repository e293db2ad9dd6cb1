internal import FanfoldCore

/// The sentences to pick from, with their concepts numbered from 0.
struct CandidatePool {
    /// A sentence that may be picked.
    struct Candidate {
        /// Its words, which the budget counts.
        var wordCount: Int
        /// Where it stands in its document: 0 at the start, 1 at the end.
        var place: Double
        /// How far it has the form of a sentence.
        var form: SentenceForm
        /// What it was worth in its document, the best of which has 1.
        var weight: Double
        /// The document it is from, by number.
        var source: Int
        /// Its concepts, as a range of ``conceptIndices``.
        var concepts: Range<Int>
        /// Whether a candidate before it says the same, in as many words and as good a form.
        var isRepeat = false
    }

    private(set) var candidates: [Candidate] = []
    /// The concepts of all candidates, as indices of ``distinct``.
    private(set) var conceptIndices: [Int32] = []
    /// The concepts, each once.
    private(set) var distinct: [Concept] = []
    /// What picks are to be spread over.
    let ground: Spread.Ground
    /// One more than the greatest number of a source.
    private(set) var sourceCount = 0
    private var indices = ConceptIndex()
    /// The candidates that later ones may repeat, by a hash of what they say; only ever looked up.
    private var firsts: [UInt64: Int] = [:]

    init(ground: Spread.Ground = .document) {
        self.ground = ground
    }

    /// Adds the sentence that `reader` has read last.
    mutating func append(_ reader: SentenceReader, place: Double, source: Int = 0, weight: Double = 1) {
        let start = conceptIndices.count
        var hash = mixed(UInt64(source) << 32 | UInt64(reader.wordCount))
        for concept in reader.concepts {
            hash = mixed(hash ^ concept.key)
            let index = indices.index(of: concept)
            if index == distinct.count { distinct.append(concept) }
            conceptIndices.append(Int32(index))
        }
        var candidate = Candidate(
            wordCount: reader.wordCount,
            place: place,
            form: reader.form,
            weight: weight,
            source: source,
            concepts: start..<conceptIndices.count
        )
        if let first = firsts[hash], isRepeat(candidate, of: candidates[first]) {
            candidate.isRepeat = true
        } else {
            firsts[hash] = candidates.count
        }
        candidates.append(candidate)
        sourceCount = max(sourceCount, source + 1)
    }

    private func isRepeat(_ candidate: Candidate, of first: Candidate) -> Bool {
        candidate.wordCount == first.wordCount && candidate.source == first.source
            && candidate.form.worth <= first.form.worth
            && conceptIndices[candidate.concepts].elementsEqual(conceptIndices[first.concepts])
    }
}
