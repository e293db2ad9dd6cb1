extension RunPlan {
    /// Draws folders, documents and folds as lines, each below the folder it is in.
    ///
    /// `[3 new, 12 stored]` tells the calls of all agents there and below. Names are as they are; who prints them to a
    /// terminal has to take control characters out.
    ///
    /// - Parameter lineLimit: The most lines; what does not fit is summed up.
    /// - Returns: The lines, without line feeds.
    public func treeLines(atMost lineLimit: Int = 60) -> [String] {
        var lines: [String] = []
        PlanNode(self).folded(to: max(1, lineLimit)).draw(to: &lines, first: "", next: "")
        return lines
    }
}

extension PlanNode {
    fileprivate func draw(to lines: inout [String], first: String, next: String) {
        let title =
            switch kind {
            case .folder: name + (name.hasSuffix("/") ? "" : "/")
            case .document, .unread: name
            case .rest: "…"
            }
        let more = kind == .rest ? " more:" : " "
        lines.append(first + title + more + " " + work + (mark.isEmpty ? "" : "  [\(mark)]"))
        for (index, child) in children.enumerated() {
            let isLast = index == children.count - 1
            child.draw(
                to: &lines,
                first: next + (isLast ? "└─ " : "├─ "),
                next: next + (isLast ? "   " : "│  ")
            )
        }
    }
}
