extension PlanNode {
    /// Longer runs of documents are summed up where the tree is too large.
    private static let shownInRun = 3

    /// The tree with at most `limit` nodes; what is left out is summed up where it would stand.
    func folded(to limit: Int) -> PlanNode {
        guard rowCount > limit else { return self }
        var node = self
        node.children = []
        var groups = runsSummedUp
        // A node of its own for what does not fit.
        if groups.count > limit - 1 {
            let kept = max(0, limit - 2)
            let rest = Array(groups[kept...])
            groups = Array(groups[..<kept])
            if limit > 1 {
                groups.append(Self.rest(of: rest))
            } else {
                for child in rest { node.hidden += child.sum }
            }
        }
        var (left, nodes) = (limit - 1, groups.count)
        for child in groups {
            // Each gets an even share of what is left, and what one does not need the next may have.
            let folded = child.folded(to: max(1, left / max(1, nodes)))
            left -= folded.rowCount
            nodes -= 1
            node.children.append(folded)
        }
        return node
    }

    /// The children, of each long run of documents the first few and the rest as one.
    private var runsSummedUp: [PlanNode] {
        var (shown, run): ([PlanNode], [PlanNode]) = ([], [])
        func end() {
            if run.count > Self.shownInRun + 1 {
                shown += run[..<Self.shownInRun] + [Self.rest(of: Array(run[Self.shownInRun...]))]
            } else {
                shown += run
            }
            run = []
        }
        for child in children {
            if child.kind == .folder {
                end()
                shown.append(child)
            } else {
                run.append(child)
            }
        }
        end()
        return shown
    }

    private static func rest(of nodes: [PlanNode]) -> PlanNode {
        var rest = PlanNode(kind: .rest, name: "")
        for node in nodes { rest.hidden += node.sum }
        return rest
    }
}
