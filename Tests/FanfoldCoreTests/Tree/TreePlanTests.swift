internal import FanfoldCore
internal import FanfoldTestKit
internal import Testing

@Suite struct `Tree plan` {
    /// What is wrong with a plan.
    private func flaws(_ plan: TreePlan, fanIn: Int) -> [String] {
        var flaws: [String] = []
        var firstLeaves = Array(0..<plan.leafCount)
        var lastLeaves = firstLeaves
        var heights = [Int](repeating: 0, count: plan.leafCount)
        for (index, fold) in plan.folds.enumerated() {
            let node = plan.leafCount + index
            if !(2...fanIn).contains(fold.children.count) {
                flaws.append("fold \(node) has \(fold.children)")
            }
            if !fold.children.allSatisfy({ $0 < node }) { flaws.append("fold \(node) is before a child") }
            if !fold.children.allSatisfy({ plan.parents[$0] == node }) { flaws.append("parents of \(node)") }
            for (left, right) in zip(fold.children, fold.children.dropFirst())
            where lastLeaves[left] + 1 != firstLeaves[right] {
                flaws.append("\(left) and \(right) are no neighbours")
            }
            firstLeaves.append(fold.children.first.map { firstLeaves[$0] } ?? -1)
            lastLeaves.append(fold.children.last.map { lastLeaves[$0] } ?? -1)
            heights.append(1 + (fold.children.map { heights[$0] }.max() ?? 0))
            if fold.level != heights[node] { flaws.append("fold \(node) is not on level \(fold.level)") }
        }
        if let root = plan.root {
            if firstLeaves[root] != 0 || lastLeaves[root] != plan.leafCount - 1 {
                flaws.append("root \(root)")
            }
            if plan.parents.indices.filter({ plan.parents[$0] == nil }) != [root] { flaws.append("roots") }
            if plan.levels != heights[root] { flaws.append("\(plan.levels) levels") }
        }
        if plan.parents.count != plan.nodeCount { flaws.append("\(plan.parents.count) parents") }
        if plan.depths != (0..<plan.nodeCount).map(plan.depth(of:)) { flaws.append("depths") }
        if plan.foldsByLevel.reduce(0, +) != plan.folds.count { flaws.append("folds by level") }
        return flaws.map { "fan-in \(fanIn), \(plan.leafCount) leaves: \($0)" }
    }

    /// The levels a tree may have when each level has at most half as many nodes as the one below.
    private func mostLevels(_ count: Int, fanIn: Int) -> Int {
        var (count, levels) = (count, 0)
        while count > 1 {
            count = count <= fanIn ? 1 : fanIn == 2 ? count * 2 / 3 : count / 2
            levels += 1
        }
        return levels
    }

    @Test(arguments: 2...20)
    func `trees end, keep order, respect fan-in and stay shallow`(fanIn: Int) {
        var random = SeededGenerator(seed: UInt64(fanIn))
        for count in Groupings.sizes {
            let plan = TreePlan(grouping: (0..<count).map { _ in random.next() }, fanIn: fanIn)
            #expect(flaws(plan, fanIn: fanIn) == [])
            #expect(plan.levels <= mostLevels(count, fanIn: fanIn), "\(count) leaves at fan-in \(fanIn)")
        }
    }

    @Test(arguments: 2...20)
    func `trees over equal keys stay shallow`(fanIn: Int) {
        for count in Groupings.sizes {
            let plan = TreePlan(grouping: Array(repeating: 1, count: count), fanIn: fanIn)
            #expect(flaws(plan, fanIn: fanIn) == [])
            #expect(plan.levels <= mostLevels(count, fanIn: fanIn), "\(count) leaves at fan-in \(fanIn)")
        }
    }

    @Test func `no leaves have no root`() {
        let plan = TreePlan(grouping: [], fanIn: 6)
        #expect(plan.root == nil && plan.nodeCount == 0 && plan.levels == 0 && plan.foldsByLevel == [])
    }

    @Test func `a single leaf is its own root`() {
        let plan = TreePlan(grouping: [3], fanIn: 6)
        #expect(plan.root == 0 && plan.levels == 0 && plan.folds.isEmpty && plan.parents == [nil])
    }

    @Test func `a child left alone passes up without a fold`() {
        let plan = TreePlan(grouping: [1, 2, 3], fanIn: 2)
        #expect(plan.folds.map(\.children) == [[1, 2], [0, 3]])
        #expect(plan.folds.map(\.level) == [1, 2])
        #expect(plan.depths == [1, 2, 2, 1, 0])
    }
}
