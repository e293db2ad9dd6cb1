/// Spreads picks: over the stretches of a document, or over the documents of a folder.
struct Spread {
    /// What the picks are spread over.
    enum Ground {
        case document
        case folder
    }

    /// The stretches of the document or the documents of the folder.
    var laneCount: Int { taken.count }

    private let ground: Ground
    private let parameters: RankingParameters
    private let budget: Int
    /// The words picked of each stretch, or the statements picked of each document.
    private var taken: [Int]

    init(over pool: CandidatePool, budget: Int, parameters: RankingParameters) {
        ground = pool.ground
        self.parameters = parameters
        self.budget = max(1, budget)
        taken = Array(repeating: 0, count: ground == .folder ? pool.sourceCount : parameters.stretches)
    }

    mutating func take(_ candidate: CandidatePool.Candidate) {
        taken[lane(of: candidate)] += ground == .folder ? 1 : candidate.wordCount
    }

    /// What is left of the gain of a lane's candidates after the picks so far.
    ///
    /// The documents of a folder take turns. A document's stretches may take what they are worth,
    /// until one has the better part of the budget.
    func worth(ofLane lane: Int) -> Double {
        let taken = taken[lane]
        switch ground {
        case .folder: return 1 / Double(1 + taken)
        case .document:
            let excess = Double(taken) / Double(budget) - parameters.stretchShare
            return excess > 0 ? 1 / (1 + parameters.excessLoss * excess) : 1
        }
    }

    /// The number of the stretch or the document that a candidate is from.
    func lane(of candidate: CandidatePool.Candidate) -> Int {
        switch ground {
        case .folder: candidate.source
        case .document: min(taken.count - 1, Int(candidate.place * Double(taken.count)))
        }
    }
}
