/// Merges a piece's bytes into tokens: always the pair of least rank, the leftmost of equals.
///
/// Holds the working memory, so that a text's pieces share it.
struct BytePairMerger {
    private let vocabulary: BytePairVocabulary
    /// Up to so many bytes the least pair is found by a scan, which is faster there than keeping a queue.
    private let scanLimit: Int
    /// The ranks of the tokens of the piece that was merged last, in order.
    private(set) var tokens: [UInt32] = []
    /// The rank that the token at each place and the token after it merge into.
    private var pairs: [UInt32] = []
    private var next: [Int32] = []
    private var previous: [Int32] = []
    private var queue = MergeQueue()

    init(_ vocabulary: BytePairVocabulary, scanLimit: Int = 48) {
        self.vocabulary = vocabulary
        self.scanLimit = scanLimit
    }

    /// Merges a piece, so that its tokens are in `tokens`.
    ///
    /// Costs O(n log n) for n bytes.
    mutating func merge(_ piece: Span<UInt8>) {
        tokens.removeAll(keepingCapacity: true)
        pairs.removeAll(keepingCapacity: true)
        for offset in piece.indices {
            tokens.append(vocabulary.byteRanks[Int(piece[offset])])
        }
        guard tokens.count > 1 else { return }
        for place in 1..<tokens.count {
            pairs.append(vocabulary.merges.rank(tokens[place - 1], tokens[place]))
        }
        if tokens.count <= scanLimit { mergeByScan() } else { mergeByQueue() }
    }

    private mutating func mergeByScan() {
        while true {
            var least = MergeTable.none
            var place = 0
            for candidate in pairs.indices where pairs[candidate] < least {
                least = pairs[candidate]
                place = candidate
            }
            guard least != MergeTable.none else { return }
            tokens[place] = least
            tokens.remove(at: place + 1)
            pairs.remove(at: place)
            if place > 0 { pairs[place - 1] = vocabulary.merges.rank(tokens[place - 1], least) }
            if place < pairs.count { pairs[place] = vocabulary.merges.rank(least, tokens[place + 1]) }
        }
    }

    /// The tokens become a linked list, and a pair found in the queue counts only if it still stands.
    private mutating func mergeByQueue() {
        let count = Int32(tokens.count)
        next = Array(1...count)
        previous = Array(-1..<count - 1)
        pairs.append(MergeTable.none)
        queue.removeAll()
        for place in pairs.indices where pairs[place] != MergeTable.none {
            queue.insert(rank: pairs[place], place: place)
        }
        while let (rank, place) = queue.popLeast() {
            guard pairs[place] == rank else { continue }
            let gone = Int(next[place])
            tokens[place] = rank
            pairs[gone] = MergeTable.none
            next[place] = next[gone]
            if next[place] < count { previous[Int(next[place])] = Int32(place) }
            requeue(place, count: count)
            if previous[place] >= 0 { requeue(Int(previous[place]), count: count) }
        }
        var kept = 0
        var place: Int32 = 0
        while place < count {
            tokens[kept] = tokens[Int(place)]
            kept += 1
            place = next[Int(place)]
        }
        tokens.removeLast(tokens.count - kept)
    }

    private mutating func requeue(_ place: Int, count: Int32) {
        let right = next[place]
        pairs[place] =
            right < count ? vocabulary.merges.rank(tokens[place], tokens[Int(right)]) : MergeTable.none
        if pairs[place] != MergeTable.none { queue.insert(rank: pairs[place], place: place) }
    }
}
