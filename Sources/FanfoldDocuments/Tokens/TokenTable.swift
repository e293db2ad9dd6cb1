internal import FanfoldCore

/// Tokens and their ranks, looked up by the tokens' bytes.
///
/// Open addressing over one run of bytes: looking up a slice of text makes no copy, which a dictionary
/// of arrays would.
struct TokenTable: Sendable {
    /// The tokens' bytes, one after the other.
    private var bytes: [UInt8] = []
    /// Where each token starts in `bytes`, and where the last one ends.
    private var starts: [UInt32] = [0]
    private var ranks: [UInt32] = []
    /// One more than the index into `ranks`, by hash.
    ///
    /// 0 where free. The size is a power of two, at most half of it full.
    private var slots: [UInt32]
    /// The most bytes a token has.
    private var longest = 0

    init(capacity: Int) {
        var size = 1024
        while size < capacity * 2 { size *= 2 }
        slots = Array(repeating: 0, count: size)
    }

    /// How many tokens there are.
    var count: Int { ranks.count }

    /// The token at `index`, in the order of insertion, and its rank.
    func token(at index: Int) -> (bytes: ArraySlice<UInt8>, rank: UInt32) {
        (bytes[Int(starts[index])..<Int(starts[index + 1])], ranks[index])
    }

    /// The rank of the token with these bytes.
    @inline(__always)
    func rank(of token: Span<UInt8>) -> UInt32? {
        guard token.count <= longest else { return nil }
        let index = slots[slot(of: token)]
        return index == 0 ? nil : ranks[Int(index) - 1]
    }

    /// Adds a token and says whether it was new.
    mutating func insert(_ token: [UInt8], rank: UInt32) -> Bool {
        if (count + 1) * 2 > slots.count { grow() }
        let slot = slot(of: token.span)
        guard slots[slot] == 0 else { return false }
        bytes += token
        starts.append(UInt32(bytes.count))
        ranks.append(rank)
        slots[slot] = UInt32(count)
        longest = max(longest, token.count)
        return true
    }

    private mutating func grow() {
        slots = Array(repeating: 0, count: slots.count * 2)
        for index in 0..<count {
            let token = token(at: index).bytes
            slots[slot(of: token.span)] = UInt32(index + 1)
        }
    }

    /// The slot that holds the token, or the free one where it belongs.
    @inline(__always)
    private func slot(of token: Span<UInt8>) -> Int {
        let mask = slots.count - 1
        var slot = Int(truncatingIfNeeded: Self.hash(token)) & mask
        while slots[slot] != 0, !isToken(Int(slots[slot]) - 1, token) { slot = (slot + 1) & mask }
        return slot
    }

    @inline(__always)
    private func isToken(_ index: Int, _ token: Span<UInt8>) -> Bool {
        let start = Int(starts[index])
        guard Int(starts[index + 1]) - start == token.count else { return false }
        for offset in 0..<token.count where bytes[start + offset] != token[offset] { return false }
        return true
    }

    @inline(__always)
    private static func hash(_ token: Span<UInt8>) -> UInt64 {
        var hash = FNV1a()
        for offset in token.indices { hash.add(token[offset]) }
        return hash.value ^ hash.value >> 29
    }
}
