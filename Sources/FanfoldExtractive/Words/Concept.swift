internal import FanfoldCore

/// What sentences are compared by: a stem, or two stems side by side.
///
/// 40 bits of a hash, so that a count fits beside it in one word; among ten million concepts about a
/// hundred share a number with another, which no summary will show.
struct Concept: Hashable {
    /// Above 0; the lowest bit tells a pair.
    let key: UInt64

    init(_ term: Term) {
        key = mixed(term.value) >> 24 & ~1 | 2
    }

    init(_ first: Term, _ second: Term) {
        key = mixed((first.value &* 0x9E37_79B9_7F4A_7C15) ^ second.value) >> 24 | 1
    }

    init(key: UInt64) { self.key = key }

    var isPair: Bool { key & 1 == 1 }
}
