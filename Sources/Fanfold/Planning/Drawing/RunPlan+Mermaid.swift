internal import FanfoldReports

extension RunPlan {
    /// Draws folders, documents and folds as a Mermaid flowchart, from the documents to the top.
    ///
    /// - Parameter nodeLimit: The most nodes; what does not fit is summed up.
    /// - Returns: The flowchart's text, a line feed at its end.
    public func mermaid(atMost nodeLimit: Int = 60) -> String {
        var chart = PlanFlowchart()
        chart.add(PlanNode(self).folded(to: max(1, nodeLimit)), into: nil)
        return chart.text
    }
}

/// A Mermaid flowchart that grows node by node.
private struct PlanFlowchart {
    private var lines = ["flowchart LR"]
    private var count = 0

    var text: String {
        let styles = [
            "    classDef new stroke-width:3px", "    classDef unchanged stroke-dasharray:4 3",
            "    classDef unread stroke-dasharray:1 3",
        ]
        return (lines + styles).map { $0 + "\n" }.joined()
    }

    /// Draws a node with all below it, and an arrow to the folder it is folded into.
    mutating func add(_ node: PlanNode, into parent: String?) {
        let id = "n\(count)"
        count += 1
        let name = node.kind == .rest ? "… more" : node.name
        let label = [name, node.work, node.mark].filter { !$0.isEmpty }.map(MermaidText.escaped)
            .joined(separator: "<br/>")
        let (left, right) = Self.shape(of: node.kind)
        lines.append("    \(id)\(left)\"\(label)\"\(right)\(Self.style(of: node))")
        if let parent { lines.append("    \(id) --> \(parent)") }
        for child in node.children { add(child, into: id) }
    }

    private static func shape(of kind: PlanNode.Kind) -> (String, String) {
        switch kind {
        case .folder: ("[[", "]]")
        case .document: ("[", "]")
        case .unread, .rest: ("(", ")")
        }
    }

    private static func style(of node: PlanNode) -> String {
        if case .unread = node.kind { return ":::unread" }
        let calls = node.allCalls
        if calls.new > 0 { return ":::new" }
        return calls.stored > 0 ? ":::unchanged" : ""
    }
}
