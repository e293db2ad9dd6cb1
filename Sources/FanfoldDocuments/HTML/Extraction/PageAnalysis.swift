/// A page on its way to its main text: the tree, and what is known of each node.
struct PageAnalysis: Sendable {
    let tree: HTMLTree
    /// What class and id say, for block elements.
    let signals: [ClassSignals]
    /// Nodes that are out, each with all its descendants.
    private(set) var removed: [Bool]
    private(set) var measures: PageMeasures

    init(_ tree: HTMLTree) {
        self.tree = tree
        var signals = [ClassSignals](repeating: [], count: tree.nodes.count)
        for (index, node) in tree.nodes.enumerated() where node.tag != .text && !node.content.isEmpty {
            for name in [HTMLAttribute.Name.class, .id] {
                guard let value = tree.value(of: name, at: index) else { continue }
                signals[index].formUnion(ClassWords.shared.signals(of: value, in: tree.bytes))
            }
            if let value = tree.string(of: .itemprop, at: index), value == "articleBody" {
                signals[index].insert(.articleBody)
            }
        }
        self.signals = signals
        removed = Array(repeating: false, count: tree.nodes.count)
        measures = PageMeasures(of: tree, removed: removed)
    }

    /// Removes each element of the page for which `test` holds, and measures anew.
    mutating func removeWhere(_ test: (borrowing PageAnalysis, Int) -> Bool) {
        remove(in: 0..<tree.nodes.count, where: test)
        measures.update(tree, removed: removed)
    }

    /// Removes each element inside `roots` for which `test` holds, and measures anew.
    mutating func removeWhere(inside roots: [Int], _ test: (borrowing PageAnalysis, Int) -> Bool) {
        for root in roots { remove(in: root + 1..<Int(tree.nodes[root].end), where: test) }
        measures.update(tree, removed: removed)
    }

    private mutating func remove(in range: Range<Int>, where test: (borrowing PageAnalysis, Int) -> Bool) {
        var index = range.lowerBound
        while index < range.upperBound {
            if removed[index] {
                index = Int(tree.nodes[index].end)
            } else if tree.nodes[index].tag != .text, test(self, index) {
                removed[index] = true
                index = Int(tree.nodes[index].end)
            } else {
                index += 1
            }
        }
    }

    /// Does `change`, and takes it back when less than `share` of the letters of `roots` are left.
    mutating func keeping(
        _ share: Double,
        of letters: KeyPath<PageMeasures.Measure, Int32> = \.letters,
        in roots: [Int],
        _ change: (inout PageAnalysis) -> Void
    ) {
        let before = removed
        let lettersBefore = sum(of: letters, in: roots)
        change(&self)
        if Double(sum(of: letters, in: roots)) < share * Double(lettersBefore) { restore(before) }
    }

    private func sum(of letters: KeyPath<PageMeasures.Measure, Int32>, in roots: [Int]) -> Int {
        roots.reduce(0) { $0 + Int(measures.totals[$1][keyPath: letters]) }
    }

    /// Goes back to an earlier `removed`.
    mutating func restore(_ removed: [Bool]) {
        self.removed = removed
        measures.update(tree, removed: removed)
    }

    func subtree(of node: Int) -> Range<Int> { node..<Int(tree.nodes[node].end) }
}
