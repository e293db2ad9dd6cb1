internal import FanfoldCore

/// A folder, a document, or several of them summed up, as a plan's tree shows them.
struct PlanNode: Sendable, Hashable {
    /// What stands at a node.
    enum Kind: Sendable, Hashable {
        case folder
        case document
        /// A file without a part in the plan, and why.
        case unread(String)
        /// Several that are not shown one by one.
        case rest
    }

    var kind: Kind
    /// The last part of its name.
    var name: String
    /// The chunks of a document, or the entries of a folder.
    var leafCount = 0
    /// How many folds each level has, for each agent.
    var foldsByLevel: [Int] = []
    /// Its own calls, without those below.
    var calls = PlannedCalls()
    /// The documents and folders in it, in their order.
    var children: [PlanNode] = []

    /// What it and all below it come to.
    struct Sum: Sendable, Hashable {
        var documents = 0
        var folders = 0
        var unread = 0
        var chunks = 0
        var rows = 0
        var calls = PlannedCalls()

        static func += (left: inout Self, right: Self) {
            left.documents += right.documents
            left.folders += right.folders
            left.unread += right.unread
            left.chunks += right.chunks
            left.rows += right.rows
            left.calls += right.calls
        }
    }

    /// What stands in the place of children that are not shown.
    var hidden = Sum()

    /// What it and all below it come to, shown or not.
    var sum: Sum {
        var sum = hidden
        sum.calls += calls
        sum.rows += 1
        switch kind {
        case .folder: sum.folders += 1
        case .document: (sum.documents, sum.chunks) = (sum.documents + 1, sum.chunks + leafCount)
        case .unread: sum.unread += 1
        case .rest: break
        }
        for child in children { sum += child.sum }
        return sum
    }

    /// The calls of it and of all below it.
    var allCalls: PlannedCalls { children.reduce(calls + hidden.calls) { $0 + $1.allCalls } }

    /// How many nodes are drawn.
    var rowCount: Int { children.reduce(1) { $0 + $1.rowCount } }
}
