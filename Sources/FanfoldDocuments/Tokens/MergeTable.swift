/// Which two tokens, side by side, merge into which token.
///
/// A rank stands for its token. Two tokens merge where their bytes together are a token, so every way
/// to cut a token into two tokens is an entry, and merging never looks at bytes again.
struct MergeTable: Sendable {
    /// The rank of a pair that does not merge; no token has it.
    static let none = UInt32.max

    /// Both ranks of a pair, by hash.
    ///
    /// `UInt64.max` where free. The size is a power of two, at most half of it full.
    private var keys: [UInt64]
    private var values: [UInt32]
    private var count = 0

    /// Costs a look-up for every inner byte of every token.
    init(of tokens: TokenTable) {
        keys = Array(repeating: .max, count: 1024)
        values = Array(repeating: Self.none, count: 1024)
        for index in 0..<tokens.count {
            let (bytes, rank) = tokens.token(at: index)
            let token = bytes.span
            for cut in 0..<token.count where cut > 0 {
                guard let left = tokens.rank(of: token.extracting(0..<cut)),
                    let right = tokens.rank(of: token.extracting(cut..<token.count))
                else { continue }
                insert(Self.key(left, right), rank)
            }
        }
    }

    /// The rank of the token that two tokens merge into, or ``none``.
    @inline(__always)
    func rank(_ left: UInt32, _ right: UInt32) -> UInt32 {
        let key = Self.key(left, right)
        let slot = slot(of: key)
        return keys[slot] == key ? values[slot] : Self.none
    }

    private mutating func insert(_ key: UInt64, _ rank: UInt32) {
        if (count + 1) * 2 > keys.count { grow() }
        let slot = slot(of: key)
        if keys[slot] != key { count += 1 }
        keys[slot] = key
        values[slot] = rank
    }

    private mutating func grow() {
        let entries = zip(keys, values).filter { $0.0 != .max }
        let size = keys.count * 2
        keys = Array(repeating: .max, count: size)
        values = Array(repeating: Self.none, count: size)
        for (key, value) in entries {
            let slot = slot(of: key)
            keys[slot] = key
            values[slot] = value
        }
    }

    /// The slot that holds the key, or the free one where it belongs.
    @inline(__always)
    private func slot(of key: UInt64) -> Int {
        let mask = keys.count - 1
        let hash = key &* 0x9E37_79B9_7F4A_7C15
        var slot = Int(truncatingIfNeeded: hash >> 32 ^ hash >> 12) & mask
        while keys[slot] != key, keys[slot] != .max { slot = (slot + 1) & mask }
        return slot
    }

    @inline(__always)
    private static func key(_ left: UInt32, _ right: UInt32) -> UInt64 {
        UInt64(left) << 32 | UInt64(right)
    }
}
