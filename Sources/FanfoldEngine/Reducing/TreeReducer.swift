internal import FanfoldCore

/// Carries values up one tree, whatever order they come in.
///
/// A pure state machine: there is no barrier between levels, a fold is ready as soon as its own children
/// are. Children that say nothing take no part in a fold; what is left alone passes up unchanged. Gaps
/// are carried up in order. Values are let go as soon as they are folded.
struct TreeReducer {
    /// What follows from a node's value.
    enum Step {
        /// Other nodes have to come first.
        case wait
        /// The children of this fold are there.
        case fold(node: Int)
        /// The tree is done.
        case done(NodeValue)
    }

    let plan: TreePlan
    private var values: [Int: NodeValue] = [:]
    private var missing: [Int]

    init(plan: TreePlan) {
        self.plan = plan
        missing = plan.folds.map(\.children.count)
    }

    /// Takes the value of a node.
    ///
    /// - Precondition: The node has none yet, and the children of a fold have come before.
    mutating func set(_ node: Int, to value: NodeValue) -> Step {
        var (node, value) = (node, value)
        while let parent = plan.parents[node] {
            values[node] = value
            missing[parent - plan.leafCount] -= 1
            precondition(missing[parent - plan.leafCount] >= 0, "node \(node) has a value already")
            guard missing[parent - plan.leafCount] == 0 else { return .wait }
            let children = children(of: parent)
            guard children.count(where: { !$0.partial.isEmpty }) < 2 else { return .fold(node: parent) }
            value = NodeValue(
                children.first { !$0.partial.isEmpty }?.partial ?? Partial(),
                gaps: children.flatMap(\.gaps),
                substitutions: children.flatMap(\.substitutions)
            )
            release(parent)
            node = parent
        }
        return .done(value)
    }

    /// The partials a ready fold is made of.
    func partials(for node: Int) -> [Partial] {
        children(of: node).map(\.partial).filter { !$0.isEmpty }
    }

    /// Takes a ready fold's value, made of its children's partials.
    mutating func folded(_ node: Int, into value: NodeValue) -> Step {
        let children = children(of: node)
        var value = value
        value.gaps = children.flatMap(\.gaps) + value.gaps
        value.substitutions = children.flatMap(\.substitutions) + value.substitutions
        release(node)
        return set(node, to: value)
    }

    /// Takes the news that a ready fold failed for good, leaving these gaps in place of its children.
    mutating func failed(_ node: Int, leaving gaps: [Gap]) -> Step {
        release(node)
        return set(node, to: NodeValue(gaps: gaps))
    }

    /// The leaves below a node, in order.
    func leaves(below node: Int) -> Range<Int> {
        var (first, last) = (node, node)
        while let fold = plan.fold(first) { first = fold.children[0] }
        while let fold = plan.fold(last) { last = fold.children[fold.children.count - 1] }
        return first..<last + 1
    }

    private func children(of node: Int) -> [NodeValue] {
        plan.fold(node)?.children.compactMap { values[$0] } ?? []
    }

    private mutating func release(_ node: Int) {
        for child in plan.fold(node)?.children ?? [] { values[child] = nil }
    }
}
