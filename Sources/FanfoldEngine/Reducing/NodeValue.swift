internal import FanfoldCore

/// What is known at a node of a tree: a partial, and the gaps below it.
struct NodeValue {
    var partial = Partial()
    var gaps: [Gap] = []
}
