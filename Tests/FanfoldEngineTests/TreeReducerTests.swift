internal import FanfoldCore
internal import FanfoldTestKit
internal import Testing

@testable internal import FanfoldEngine

@Suite struct `Tree reducer` {
    /// A tree whose leaves speak, say nothing or failed.
    private struct Leaves {
        var plan: TreePlan
        var values: [NodeValue]

        init(_ count: Int, fanIn: Int, silent: Set<Int> = [], failed: Set<Int> = []) {
            plan = TreePlan(grouping: (0..<count).map { mixed(UInt64($0)) }, fanIn: fanIn)
            values = (0..<count).map { leaf in
                if failed.contains(leaf) { return NodeValue(gaps: [Leaves.gap(leaf..<leaf + 1)]) }
                if silent.contains(leaf) { return NodeValue() }
                return NodeValue(Leaves.partial("\(leaf)"))
            }
        }

        static func partial(_ text: String) -> Partial {
            Partial(statements: [Statement(text: text, evidence: [])])
        }

        static func gap(_ range: Range<Int>) -> Gap {
            Gap(document: "a", range: range, reason: "failed")
        }

        /// The root when leaves come in the order of `random`, and the folds made on the way.
        func root(
            _ random: inout SeededGenerator,
            failing: Set<Int> = []
        ) throws -> (value: NodeValue, folds: [Int]) {
            var reducer = TreeReducer(plan: plan)
            var pending = Array(0..<plan.leafCount)
            var folds: [Int] = []
            while !pending.isEmpty {
                let node = pending.remove(at: random.below(pending.count))
                var step: TreeReducer.Step
                if node < plan.leafCount {
                    step = reducer.set(node, to: values[node])
                } else {
                    folds.append(node)
                    let texts = reducer.partials(for: node).flatMap(\.statements).map(\.text)
                    try #require(texts.count > 1)
                    step =
                        failing.contains(node)
                        ? reducer.failed(node, leaving: [Leaves.gap(reducer.leaves(below: node))])
                        : reducer.folded(
                            node,
                            into: NodeValue(Leaves.partial("(" + texts.joined(separator: " ") + ")"))
                        )
                }
                switch step {
                case .wait: break
                case .fold(let ready): pending.append(ready)
                case .done(let value):
                    try #require(pending.isEmpty)
                    return (value, folds)
                }
            }
            throw AgentError("the tree has no end")
        }
    }

    @Test(arguments: [1, 2, 3, 7, 40, 200], [2, 3, 6])
    func `any order of arrival gives the same root`(count: Int, fanIn: Int) throws {
        let leaves = Leaves(count, fanIn: fanIn)
        let expected = TestRun.text(of: leaves.plan, leaves: (0..<count).map(String.init))
        for seed in 0..<20 {
            var random = SeededGenerator(seed: UInt64(seed))
            let root = try leaves.root(&random)
            #expect(root.value.partial.statements.map(\.text) == [expected])
            #expect(root.folds.sorted() == Array(count..<leaves.plan.nodeCount))
        }
    }

    @Test func `gaps are carried up in order`() throws {
        for seed in 0..<40 {
            var random = SeededGenerator(seed: UInt64(seed))
            let failed = Set((0..<40).filter { _ in random.below(4) < seed % 4 })
            let root = try Leaves(40, fanIn: 3, failed: failed).root(&random).value
            #expect(root.gaps.compactMap { $0.range?.lowerBound } == failed.sorted())
        }
    }

    @Test func `what says nothing takes no part in a fold`() throws {
        var random = SeededGenerator(seed: 3)
        for trial in 0..<60 {
            let silent = Set((0..<25).filter { _ in random.below(3) < trial % 3 })
            let failed = Set((0..<25).filter { _ in random.below(9) == 0 }).subtracting(silent)
            let leaves = Leaves(25, fanIn: 4, silent: silent, failed: failed)
            let speaking = (0..<25).map { silent.union(failed).contains($0) ? nil : "\($0)" }
            let expected = TestRun.text(of: leaves.plan, leaves: speaking)
            let root = try leaves.root(&random)
            #expect(root.value.partial.statements.first?.text == expected)
            #expect(root.value.gaps.count == failed.count)
            #expect(root.folds.count == (expected ?? "").count { $0 == "(" })
        }
    }

    @Test func `a tree in which nothing is said ends without a fold`() throws {
        var random = SeededGenerator(seed: 4)
        let root = try Leaves(30, fanIn: 3, silent: Set(0..<30)).root(&random)
        #expect(root.value.partial.isEmpty && root.value.gaps.isEmpty && root.folds.isEmpty)
    }

    @Test func `the one leaf that speaks passes up unchanged`() throws {
        var random = SeededGenerator(seed: 5)
        let root = try Leaves(30, fanIn: 3, silent: Set(0..<30).subtracting([17])).root(&random)
        #expect(root.value.partial == Leaves.partial("17") && root.folds.isEmpty)
    }

    @Test func `a failed fold leaves its gap in place of its children`() throws {
        let leaves = Leaves(30, fanIn: 3, failed: [0, 29])
        let fold = leaves.plan.leafCount + 2
        for seed in 0..<20 {
            var random = SeededGenerator(seed: UInt64(seed))
            let root = try leaves.root(&random, failing: [fold]).value
            let ranges = root.gaps.compactMap(\.range)
            #expect(ranges == ranges.sorted { $0.lowerBound < $1.lowerBound })
            let missing = Set(ranges.flatMap(Array.init))
            let below = TreeReducer(plan: leaves.plan).leaves(below: fold)
            #expect(missing == Set(below).union([0, 29]))
            let text = root.partial.statements.first?.text ?? ""
            let said = text.split { !$0.isNumber }.compactMap { Int($0) }
            #expect(said == (0..<30).filter { !missing.contains($0) })
        }
    }

    @Test func `a failed root leaves the whole tree as gap`() throws {
        let leaves = Leaves(10, fanIn: 3)
        let root = try #require(leaves.plan.root)
        var random = SeededGenerator(seed: 6)
        let value = try leaves.root(&random, failing: [root]).value
        #expect(value.partial.isEmpty)
        #expect(value.gaps.map(\.range) == [0..<10])
    }

    @Test func `a second value for a node is refused`() async {
        await #expect(processExitsWith: .failure) {
            var reducer = TreeReducer(plan: TreePlan(grouping: [1, 2], fanIn: 2))
            for _ in 0..<3 { _ = reducer.set(0, to: NodeValue()) }
        }
    }
}
