/// The nodes of one level: chunks, or the folds of a level, or aggregates.
struct NodeRow: Sendable {
    /// What a row shows; in the order of the work.
    enum Kind: Hashable, Sendable {
        case chunks
        case folds(level: Int)
        case aggregates
        case folderFolds(level: Int)
    }

    let kind: Kind
    /// A state a node, in the order documents were opened.
    private(set) var nodes: [NodeState] = []
    private var counts = [Int](repeating: 0, count: NodeState.allCases.count)
    /// No node before this one is open: rows are long, and most nodes are done in their order.
    private var firstOpen = 0

    init(_ kind: Kind) { self.kind = kind }

    /// Nodes that are done.
    var doneCount: Int { counts[NodeState.answered.index...].reduce(0, +) }

    /// Nodes that are not done.
    var leftCount: Int { nodes.count - doneCount }

    func count(of state: NodeState) -> Int { counts[state.index] }

    /// Adds nodes nothing has happened to, and returns where they are.
    mutating func add(_ count: Int) -> Range<Int> {
        let start = nodes.count
        nodes.append(contentsOf: repeatElement(.open, count: count))
        counts[NodeState.open.index] += count
        return start..<nodes.count
    }

    mutating func set(_ index: Int, _ state: NodeState) {
        counts[nodes[index].index] -= 1
        counts[state.index] += 1
        nodes[index] = state
        if state == .open { firstOpen = min(firstOpen, index) }
        while firstOpen < nodes.count, nodes[firstOpen] != .open { firstOpen += 1 }
    }

    /// Whatever of these is open comes to `state`.
    mutating func close(_ range: Range<Int>, _ state: NodeState) {
        for index in range where nodes[index] == .open { set(index, state) }
    }

    /// The first so many that are open come to `state`.
    mutating func closeFirst(_ count: Int, _ state: NodeState) {
        var left = count
        while left > 0, firstOpen < nodes.count {
            set(firstOpen, state)
            left -= 1
        }
    }

    /// The node `offset` into the range if nothing happened to it, else the first such one.
    func openNode(in range: Range<Int>, near offset: Int) -> Int? {
        let wanted = range.lowerBound + offset
        if range.contains(wanted), nodes[wanted] == .open { return wanted }
        let first = max(range.lowerBound, firstOpen)
        return first < range.upperBound ? nodes[first..<range.upperBound].firstIndex(of: .open) : nil
    }
}

extension NodeState {
    var index: Int { Int(rawValue) }
}
