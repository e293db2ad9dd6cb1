internal import FanfoldCore

/// How a report came about, as a Mermaid flowchart.
struct TreeChart {
    let tree: TreeSketch
    let panel: PanelResult
    /// All leaves in words, such as “118 chunks”.
    let leaves: String
    /// A leaf as a node with its shape, such as “[chunk 1]”.
    let leaf: (Int) -> String

    /// The chart as a section of Markdown; empty where nothing was folded.
    var section: String {
        guard !tree.foldsByLevel.isEmpty else { return "" }
        let lines = tree.folds.isEmpty ? levels : nodes
        let chart = (["flowchart LR"] + (lines + top).map { "    " + $0 }).map { $0 + "\n" }.joined()
        return "\n## How it was read\n\n```mermaid\n\(chart)```\n"
    }

    /// Every leaf and fold.
    private var nodes: [String] {
        tree.folds.enumerated().map { index, children in
            let names = children.map { child in
                child < tree.leafCount ? "n\(child)\(leaf(child))" : "n\(child)"
            }
            return "\(names.joined(separator: " & ")) --> n\(tree.leafCount + index)[\(fold(index))]"
        }
    }

    private func fold(_ index: Int) -> String { "fold \(index + 1)" }

    /// A node a level, where there are too many to tell apart.
    private var levels: [String] {
        let counts = [leaves] + tree.foldsByLevel.map { Count.text($0, "fold") }
        return zip(counts, counts.dropFirst()).enumerated().map { index, pair in
            "l\(index)[\(pair.0)] --> l\(index + 1)[\(pair.1)]"
        }
    }

    /// What comes of the last fold.
    private var top: [String] {
        let root =
            tree.folds.isEmpty ? "l\(tree.foldsByLevel.count)" : "n\(tree.leafCount + tree.folds.count - 1)"
        let count = panel.activeCount
        let agents = count > 1 ? ["\(root) --> a[the same for each of \(count) agents]"] : []
        let last = agents.isEmpty ? root : "a"
        return agents + [
            panel.aggregate == nil ? "\(last) --> r([report])" : "\(last) --> g[aggregate] --> r([report])"
        ]
    }
}
