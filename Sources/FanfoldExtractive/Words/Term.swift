/// A word as the ranking sees it: the hash of its stem, and whether it carries no subject.
struct Term {
    /// The stem's hash; its lowest bit tells a stop word.
    let value: UInt64

    init(stemHash: UInt64, isStopWord: Bool) {
        value = stemHash & ~1 | (isStopWord ? 1 : 0)
    }

    var isStopWord: Bool { value & 1 == 1 }
}
