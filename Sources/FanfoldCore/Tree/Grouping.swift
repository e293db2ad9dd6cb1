/// Cuts a row of children into the groups that are folded together.
///
/// Groups are content-defined: a group ends at a child whose key is the least among its near
/// neighbours, and a group longer than fan-in is cut at its own least key, recursively. So a child that
/// comes, goes or changes moves only the groups around it. Where keys are equal there is nothing to
/// choose by, and the cut falls nearest the middle.
package struct Grouping: Sendable {
    /// The most children of one fold.
    package let fanIn: Int

    /// - Precondition: `fanIn` is at least 2.
    package init(fanIn: Int) {
        precondition(fanIn >= 2, "fan-in must be at least 2, got \(fanIn)")
        self.fanIn = fanIn
    }

    /// How far on both sides a key must be the least to end a group.
    private var window: Int { max(1, (fanIn - 1) / 2) }

    /// The fewest children a cut leaves on either side.
    private var leastPart: Int { fanIn == 2 ? 1 : max(2, fanIn / 3) }

    /// The groups, in order: they tile the row.
    ///
    /// A row of up to `fanIn` children is one group. Of a longer row at most half as many groups are made
    /// as there are children (two thirds at a fan-in of 2), each of 1 to `fanIn` children.
    package func groups(of keys: [UInt64]) -> [Range<Int>] {
        guard keys.count > fanIn else { return keys.isEmpty ? [] : [0..<keys.count] }
        var groups: [Range<Int>] = []
        var start = 0
        for last in 1..<keys.count - 2 where isLeastAround(last, keys) {
            cut(start..<last + 1, keys, into: &groups)
            start = last + 1
        }
        cut(start..<keys.count, keys, into: &groups)
        return groups
    }

    private func isLeastAround(_ index: Int, _ keys: [UInt64]) -> Bool {
        let neighbours = max(0, index - window)...min(keys.count - 1, index + window)
        return neighbours.allSatisfy { $0 == index || keys[$0] > keys[index] }
    }

    private func cut(_ stretch: Range<Int>, _ keys: [UInt64], into groups: inout [Range<Int>]) {
        var rest = [stretch]
        while let stretch = rest.popLast() {
            guard stretch.count > fanIn else {
                groups.append(stretch)
                continue
            }
            let place = bestCut(in: stretch, keys)
            rest.append(place..<stretch.upperBound)
            rest.append(stretch.lowerBound..<place)
        }
    }

    /// The place after the child with the least key; among equals the one nearest the middle.
    private func bestCut(in stretch: Range<Int>, _ keys: [UInt64]) -> Int {
        let places = stretch.lowerBound + leastPart...stretch.upperBound - leastPart
        // At a fan-in of 2 an odd part on both sides would leave two children alone.
        let step = fanIn == 2 && stretch.count.isMultiple(of: 2) ? 2 : 1
        let first = step == 2 ? stretch.lowerBound + 2 : places.lowerBound
        let centre = stretch.lowerBound + stretch.upperBound
        var best = first
        for place in stride(from: first, through: places.upperBound, by: step) {
            let (key, bestKey) = (keys[place - 1], keys[best - 1])
            let isNearer = abs(2 * place - centre) < abs(2 * best - centre)
            if key < bestKey || (key == bestKey && isNearer) { best = place }
        }
        return best
    }
}
