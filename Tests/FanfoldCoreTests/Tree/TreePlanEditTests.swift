internal import FanfoldCore
internal import FanfoldTestKit
internal import Testing

@Suite struct `Edits of a tree's leaves` {
    enum Edit: CaseIterable {
        case change, insert, delete

        func apply(to keys: inout [UInt64], _ random: inout SeededGenerator) {
            let place = random.below(keys.count)
            switch self {
            case .change: keys[place] = random.next()
            case .insert: keys.insert(random.next(), at: place)
            case .delete: keys.remove(at: place)
            }
        }
    }

    /// What each fold is made of, all the way down: a fold is made anew where this is not known.
    private func identities(_ plan: TreePlan, _ keys: [UInt64]) -> ArraySlice<UInt64> {
        var identities = keys
        for fold in plan.folds {
            identities.append(fold.children.reduce(0) { mixed($0 ^ identities[$1]) })
        }
        return identities[keys.count...]
    }

    /// How many folds an edit makes anew, as a multiple of the tree's levels, for each trial.
    private func costs(_ edit: Edit, leafCount: Int, fanIn: Int, trials: Int) -> [Double] {
        var random = SeededGenerator(seed: UInt64(leafCount + fanIn))
        let keys = (0..<leafCount).map { _ in random.next() }
        let known = Set(identities(TreePlan(grouping: keys, fanIn: fanIn), keys))
        return (0..<trials).map { _ in
            var edited = keys
            edit.apply(to: &edited, &random)
            let plan = TreePlan(grouping: edited, fanIn: fanIn)
            let anew = identities(plan, edited).count { !known.contains($0) }
            return Double(anew) / Double(plan.levels)
        }
    }

    @Test(arguments: Edit.allCases, [3, 6, 12])
    func `one edit of 1,000 leaves folds little more than a path anew`(edit: Edit, fanIn: Int) {
        let costs = costs(edit, leafCount: 1_000, fanIn: fanIn, trials: 300).sorted()
        #expect(costs[costs.count * 95 / 100] <= 2)
        #expect(costs[costs.count - 1] <= 3)
    }

    @Test(arguments: Edit.allCases)
    func `one edit of 5,000 leaves folds little more than a path anew`(edit: Edit) {
        let costs = costs(edit, leafCount: 5_000, fanIn: 6, trials: 30).sorted()
        #expect(costs[costs.count * 95 / 100] <= 2)
        #expect(costs[costs.count - 1] <= 3)
    }

    @Test func `an edit that keeps the key changes exactly the path`() {
        var random = SeededGenerator(seed: 5)
        let keys = (0..<1_000).map { _ in random.next() }
        let plan = TreePlan(grouping: keys, fanIn: 6)
        #expect(plan == TreePlan(grouping: keys, fanIn: 6))
        let known = identities(plan, keys)
        for _ in 0..<100 {
            let leaf = random.below(keys.count)
            var contents = keys
            contents[leaf] = random.next()
            let changed = zip(known, identities(plan, contents)).count { $0 != $1 }
            #expect(changed == plan.depth(of: leaf))
        }
    }
}
