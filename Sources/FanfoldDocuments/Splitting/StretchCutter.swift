internal import FanfoldCore

/// Cuts one document into ranges of at most so many tokens.
struct StretchCutter {
    private let source: BoundarySource
    private let settings: ChunkSettings
    private(set) var ranges: [Range<Int>] = []

    /// The limits after which a stretch ends wherever it is: so long a one has only candidates that are all
    /// alike, and would be held in memory whole.
    private static let longestStretch = 64

    init(document: Document, settings: ChunkSettings) {
        source = BoundarySource(document: document)
        self.settings = settings
    }

    /// Cuts `range` and appends the parts to ``ranges``.
    mutating func cut(_ range: Range<Int>) {
        cut(range, grain: .sentences, limit: settings.maxTokens)
    }

    /// Picks the local maxima of one grain as boundaries, and cuts what is still too long between them.
    private mutating func cut(_ range: Range<Int>, grain: BoundarySource.Grain, limit: Int) {
        var maxima = LocalMaxima(window: max(1, limit * 9 / 20))
        var stretch = Stretch(start: Mark(offset: range.lowerBound, tokens: 0), grain: grain, limit: limit)
        var last = stretch.start
        var picked: [BoundaryCandidate] = []
        source.forEach(grain, in: range) { offset, rank in
            last = Mark(offset: offset, tokens: last.tokens + tokens(in: last.offset..<offset))
            let candidate = BoundaryCandidate(
                offset: offset,
                rank: rank,
                hash: source.hash(at: offset),
                tokens: last.tokens
            )
            maxima.add(candidate) { picked.append($0) }
            stretch.candidates.append(candidate)
            for boundary in picked { stretch = close(stretch, at: boundary) }
            picked.removeAll(keepingCapacity: true)
            if last.tokens - stretch.start.tokens > Self.longestStretch * limit {
                stretch = close(stretch, at: candidate)
                maxima.restart(at: candidate.tokens)
            }
        }
        let end = Mark(
            offset: range.upperBound,
            tokens: last.tokens + tokens(in: last.offset..<range.upperBound)
        )
        maxima.finish(at: end.tokens) { picked.append($0) }
        for boundary in picked { stretch = close(stretch, at: boundary) }
        stretch.end = end
        divide(stretch)
    }
}

extension StretchCutter {
    /// A place in the text, and the tokens from the start of the range being cut to it.
    private struct Mark {
        var offset: Int
        var tokens: Int
    }

    /// The text between two boundaries, with the lesser candidates inside it.
    private struct Stretch {
        var start: Mark
        var end = Mark(offset: 0, tokens: 0)
        var candidates: [BoundaryCandidate] = []
        var grain: BoundarySource.Grain
        var limit: Int

        init(start: Mark, grain: BoundarySource.Grain, limit: Int) {
            self.start = start
            self.grain = grain
            self.limit = limit
        }
    }

    private func tokens(in range: Range<Int>) -> Int {
        settings.counter.count(source.document.text.span.extracting(range))
    }

    /// Ends a stretch at a boundary and opens the next with the candidates that lie beyond it.
    private mutating func close(_ stretch: Stretch, at boundary: BoundaryCandidate) -> Stretch {
        let mark = Mark(offset: boundary.offset, tokens: boundary.tokens)
        let place = stretch.candidates.firstIndex { $0.offset == mark.offset } ?? stretch.candidates.endIndex
        var closed = stretch
        closed.end = mark
        closed.candidates = Array(stretch.candidates[..<place])
        divide(closed)
        var next = Stretch(start: mark, grain: stretch.grain, limit: stretch.limit)
        next.candidates = Array(stretch.candidates[place...].dropFirst())
        return next
    }

    /// Emits a stretch, cut at its own best inner candidates until each part is within the limit.
    private mutating func divide(_ stretch: Stretch) {
        var rest = [Part(start: stretch.start, end: stretch.end, candidates: stretch.candidates.indices)]
        while let part = rest.popLast() {
            if part.tokens <= stretch.limit {
                emit(part, stretch)
            } else if let place = bestPlace(in: part, of: stretch) ?? lastResort(in: part, of: stretch) {
                let cut = stretch.candidates[place]
                let mark = Mark(offset: cut.offset, tokens: cut.tokens)
                rest.append(
                    Part(start: mark, end: part.end, candidates: place + 1..<part.candidates.upperBound)
                )
                rest.append(
                    Part(start: part.start, end: mark, candidates: part.candidates.lowerBound..<place)
                )
            } else if let finer = stretch.grain.finer {
                cut(part.start.offset..<part.end.offset, grain: finer, limit: stretch.limit)
            } else {
                ranges.append(part.start.offset..<part.end.offset)
            }
        }
    }

    private struct Part {
        var start: Mark
        var end: Mark
        var candidates: Range<Int>

        var tokens: Int { end.tokens - start.tokens }
    }

    /// The sum of the parts' tokens is an upper bound of the whole's for most counters; where it is not,
    /// the part is cut once more under a lower limit.
    private mutating func emit(_ part: Part, _ stretch: Stretch) {
        let range = part.start.offset..<part.end.offset
        guard tokens(in: range) > settings.maxTokens, stretch.limit > 1 else {
            ranges.append(range)
            return
        }
        cut(range, grain: stretch.grain.finer ?? stretch.grain, limit: max(1, stretch.limit / 2))
    }

    /// The candidate that beats all others in the middle of a part; `nil` if there is none there.
    ///
    /// Among the like it is the nearest to the centre.
    private func bestPlace(in part: Part, of stretch: Stretch) -> Int? {
        let (length, limit) = (part.tokens, stretch.limit)
        // Parts that two chunks can hold with room to choose are cut so that each fits.
        let least = length * 3 <= limit * 5 ? max(length - limit, limit / 3) : length / 3
        let middle = part.start.tokens + least...part.start.tokens + length - least
        let centre = part.start.tokens + part.end.tokens
        var best: Int?
        for index in part.candidates where middle.contains(stretch.candidates[index].tokens) {
            guard let leader = best else {
                best = index
                continue
            }
            let (candidate, current) = (stretch.candidates[index], stretch.candidates[leader])
            let isAlike = !candidate.beats(current) && !current.beats(candidate)
            let isNearer = abs(2 * candidate.tokens - centre) < abs(2 * current.tokens - centre)
            if candidate.beats(current) || (isAlike && isNearer) { best = index }
        }
        return best
    }

    /// The candidate nearest to the centre of a part that no finer grain can cut.
    ///
    /// Where a grapheme takes up the middle it is cut beside it. `nil` for a single grapheme.
    private func lastResort(in part: Part, of stretch: Stretch) -> Int? {
        guard stretch.grain.finer == nil else { return nil }
        let centre = part.start.tokens + part.end.tokens
        return part.candidates.min {
            abs(2 * stretch.candidates[$0].tokens - centre) < abs(2 * stretch.candidates[$1].tokens - centre)
        }
    }
}
