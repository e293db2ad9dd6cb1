/// The 64-bit FNV-1a hash of bytes that come one by one; the same in every run, and easy to collide.
package struct FNV1a {
    /// The hash of the bytes so far.
    @usableFromInline package internal(set) var value: UInt64

    @inlinable @inline(__always)
    package init() { value = 0xCBF2_9CE4_8422_2325 }

    @inlinable @inline(__always)
    package mutating func add(_ byte: UInt8) {
        value = (value ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
    }

    /// The hash of some bytes.
    @inlinable @inline(__always)
    package static func of(_ bytes: some Sequence<UInt8>) -> UInt64 {
        var hash = FNV1a()
        for byte in bytes { hash.add(byte) }
        return hash.value
    }
}
