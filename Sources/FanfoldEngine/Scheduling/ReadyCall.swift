/// A call whose input is there, ordered by how urgent it is.
struct ReadyCall: Comparable {
    let owner: CallJob.Owner
    /// The agent's place in the panel; the aggregator comes after the last.
    let member: Int
    let node: Int

    /// The folds between this call and the end of the run, itself included.
    let pathLength: Int

    /// The place of its document or folder in the run.
    let order: Int

    /// What comes before the longest path: in a run that may end early, the document's place.
    var urgency: Int?

    /// The longest path to the end goes first, then the input's order; in a run that may end early a document's calls
    /// go before those of the next, so that what is paid for becomes reports.
    ///
    /// It is the rule of Hu, “Parallel sequencing and assembly line problems”, 1961, for trees that drain
    /// through their root. Agents read a chunk one after the other, so that what their prompts share is
    /// still in the server's cache.
    static func < (left: Self, right: Self) -> Bool {
        (left.urgency ?? 0, left.pathLength, -left.order, -left.node, -left.member)
            < (right.urgency ?? 0, right.pathLength, -right.order, -right.node, -right.member)
    }
}
