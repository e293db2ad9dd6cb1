/// Spreads a number over all 64 bits; a bijection (the finalizer of Steele, Lea and Flood's SplitMix64).
package func mixed(_ value: UInt64) -> UInt64 {
    var value = value &+ 0x9E37_79B9_7F4A_7C15
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
}

/// A fast 64-bit hash of bytes, the same in every run; for grouping and cutting, not for identity.
package func mixed(_ bytes: Span<UInt8>) -> UInt64 {
    var hash = mixed(UInt64(bytes.count))
    var word: UInt64 = 0
    for index in bytes.indices {
        word = word << 8 | UInt64(bytes[index])
        if index & 7 == 7 {
            hash = mixed(hash ^ word)
            word = 0
        }
    }
    return mixed(hash ^ word)
}
