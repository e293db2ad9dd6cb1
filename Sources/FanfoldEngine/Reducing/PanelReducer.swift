internal import FanfoldCore

/// Carries values up the agents' trees over one document or folder, and on to the aggregate.
struct PanelReducer {
    /// What follows from a value.
    enum Step {
        /// Other values have to come first.
        case wait
        /// The children of this fold are there.
        case fold(member: Int, node: Int)
        /// Every agent's root is there.
        case rooted
    }

    /// The tree, the same for every agent.
    let plan: TreePlan
    private var reducers: [TreeReducer]
    private(set) var roots: [NodeValue?]

    init(plan: TreePlan, memberCount: Int) {
        self.plan = plan
        reducers = Array(repeating: TreeReducer(plan: plan), count: memberCount)
        roots = Array(repeating: nil, count: memberCount)
    }

    /// Takes the value of a node of an agent's tree.
    mutating func set(_ node: Int, of member: Int, to value: NodeValue) -> Step {
        advance(member, reducers[member].set(node, to: value))
    }

    /// Takes a ready fold's value, made of its children's partials.
    mutating func folded(_ node: Int, of member: Int, into value: NodeValue) -> Step {
        advance(member, reducers[member].folded(node, into: value))
    }

    /// Takes the news that a ready fold failed for good, leaving these gaps in place of its children.
    mutating func failed(_ node: Int, of member: Int, leaving gaps: [Gap]) -> Step {
        advance(member, reducers[member].failed(node, leaving: gaps))
    }

    /// Takes an agent's root where there is no tree to climb.
    mutating func root(_ member: Int, _ value: NodeValue) -> Step { advance(member, .done(value)) }

    /// The partials a ready fold is made of.
    func partials(for node: Int, of member: Int) -> [Partial] { reducers[member].partials(for: node) }

    /// The leaves below a node, in order.
    func leaves(below node: Int) -> Range<Int> { reducers[0].leaves(below: node) }

    private mutating func advance(_ member: Int, _ step: TreeReducer.Step) -> Step {
        switch step {
        case .wait: return .wait
        case .fold(let node): return .fold(member: member, node: node)
        case .done(let value):
            roots[member] = value
            return roots.allSatisfy { $0 != nil } ? .rooted : .wait
        }
    }
}
