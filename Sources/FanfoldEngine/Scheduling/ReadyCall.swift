/// A call whose input is there, ordered by how urgent it is.
struct ReadyCall: Comparable {
    let owner: CallJob.Owner
    let node: Int

    /// The folds between this call and the end of the run, itself included.
    let pathLength: Int

    /// The place of its document or folder in the run.
    let order: Int

    /// The longest path to the end goes first, then the input's order.
    ///
    /// It is the rule of Hu, “Parallel sequencing and assembly line problems”, 1961, for trees that drain
    /// through their root.
    static func < (left: Self, right: Self) -> Bool {
        (left.pathLength, -left.order, -left.node) < (right.pathLength, -right.order, -right.node)
    }
}
