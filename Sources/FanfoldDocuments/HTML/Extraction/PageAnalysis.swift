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

    /// Removes each element for which `test` holds, and measures anew.
    mutating func removeWhere(in range: Range<Int>? = nil, _ test: (borrowing PageAnalysis, Int) -> Bool) {
        var index = range?.lowerBound ?? 0
        let end = range?.upperBound ?? tree.nodes.count
        while index < end {
            if removed[index] {
                index = Int(tree.nodes[index].end)
            } else if tree.nodes[index].tag != .text, test(self, index) {
                removed[index] = true
                index = Int(tree.nodes[index].end)
            } else {
                index += 1
            }
        }
        measures.update(tree, removed: removed)
    }

    /// Does `change`, and takes it back when less than `share` of the letters of `range`'s first node are left.
    mutating func keeping(_ share: Double, of node: Int, _ change: (inout PageAnalysis) -> Void) {
        let before = removed
        let letters = measures.totals[node].letters
        change(&self)
        if Double(measures.totals[node].letters) < share * Double(letters) {
            removed = before
            measures.update(tree, removed: removed)
        }
    }

    mutating func restore(_ removed: [Bool]) {
        self.removed = removed
        measures.update(tree, removed: removed)
    }

    func subtree(of node: Int) -> Range<Int> { node..<Int(tree.nodes[node].end) }
}
