/// A place where a chunk may end.
struct BoundaryCandidate {
    /// The UTF-8 offset of the first byte after the boundary.
    var offset: Int

    /// What kind of place it is.
    var rank: BoundaryRank

    /// A hash of the text that follows, so that equal places are told apart by content.
    var hash: UInt64

    /// The tokens from the start of the stretch that is being cut to this place.
    var tokens: Int

    /// Whether this is the better place to cut; of two that are alike neither is.
    func beats(_ other: Self) -> Bool {
        rank == other.rank ? hash > other.hash : rank > other.rank
    }
}
