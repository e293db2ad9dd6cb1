/// The folds above a row of leaves: chunks of a document, or entries of a folder.
///
/// Nodes are numbered: leaves first, in order, then folds, each after its children. Children of a fold
/// are neighbours and in order. The plan follows from the leaves' grouping keys alone, so it is exact
/// before any call is made.
package struct TreePlan: Sendable, Hashable {
    /// One reduce step.
    package struct Fold: Sendable, Hashable {
        /// The nodes it folds: 2 to fan-in, in order.
        package let children: [Int]
        /// Its height above the leaves, from 1.
        package let level: Int
    }

    /// How many leaves there are.
    package let leafCount: Int

    /// The folds; fold `i` is node `leafCount + i`.
    package let folds: [Fold]

    /// The fold each node belongs to, as a node; `nil` for the root.
    package let parents: [Int?]

    /// Plans the folds above leaves with the given grouping keys.
    ///
    /// Every level groups by ``Grouping``. A fold's own key follows from the key of its last child, the
    /// one that ended the group: so a change inside a group leaves the levels above it as they were.
    ///
    /// - Precondition: `fanIn` is at least 2.
    package init(grouping keys: [UInt64], fanIn: Int) {
        var folds: [Fold] = []
        var parents = [Int?](repeating: nil, count: keys.count)
        var seats = keys.indices.map { Seat(node: $0, level: 0, key: keys[$0]) }
        while seats.count > 1 {
            var above: [Seat] = []
            for group in Grouping(fanIn: fanIn).groups(of: seats.map(\.key)) {
                let members = seats[group]
                guard members.count > 1 else {
                    above += members
                    continue
                }
                let node = keys.count + folds.count
                let level = members.reduce(0) { max($0, $1.level) } + 1
                for member in members { parents[member.node] = node }
                parents.append(nil)
                folds.append(Fold(children: members.map(\.node), level: level))
                let key = seats[group.upperBound - 1].key
                above.append(Seat(node: node, level: level, key: mixed(key &+ UInt64(level))))
            }
            seats = above
        }
        leafCount = keys.count
        self.folds = folds
        self.parents = parents
    }

    /// A node that waits for its place on the next level.
    private struct Seat {
        var node: Int
        var level: Int
        var key: UInt64
    }
}

extension TreePlan {
    /// Leaves and folds together.
    package var nodeCount: Int { leafCount + folds.count }

    /// The last node; `nil` without leaves.
    package var root: Int? { nodeCount == 0 ? nil : nodeCount - 1 }

    /// The height of the tree: 0 for a single leaf.
    package var levels: Int { folds.last?.level ?? 0 }

    /// The fold that is node `node`; `nil` for a leaf.
    package func fold(_ node: Int) -> Fold? {
        node < leafCount ? nil : folds[node - leafCount]
    }

    /// How many folds each level has, from level 1.
    package var foldsByLevel: [Int] {
        var counts = [Int](repeating: 0, count: levels)
        for fold in folds { counts[fold.level - 1] += 1 }
        return counts
    }

    /// How many folds lie above a node.
    package func depth(of node: Int) -> Int {
        var (node, depth) = (node, 0)
        while let parent = parents[node] { (node, depth) = (parent, depth + 1) }
        return depth
    }

    /// How many folds lie above each node.
    package var depths: [Int] {
        var depths = [Int](repeating: 0, count: nodeCount)
        for node in depths.indices.reversed() {
            if let parent = parents[node] { depths[node] = depths[parent] + 1 }
        }
        return depths
    }
}
