internal import ArgumentParser

/// How a plan is shown.
enum PlanForm: String, EnumerableFlag {
    case tree, mermaid, json

    static func help(for value: Self) -> ArgumentHelp? {
        switch value {
        case .tree: "Draw folders, documents and folds as a tree."
        case .mermaid: "Draw the same as a Mermaid flowchart, and print nothing else."
        case .json: "Print the whole plan as JSON, and nothing else."
        }
    }
}
