internal import FanfoldCore

/// Hashes a row's values so that no two rows of values run into one another.
struct RowHash {
    private var hash = FNV1a()

    /// The hash of the values so far.
    var value: UInt64 { hash.value }

    /// Adds a number.
    mutating func add(_ number: Int) {
        var rest = UInt64(bitPattern: Int64(number))
        for _ in 0..<8 {
            hash.add(UInt8(truncatingIfNeeded: rest))
            rest >>= 8
        }
    }

    /// Adds bytes, and before them how many there are.
    mutating func add(_ bytes: (some Collection<UInt8>)?) {
        guard let bytes else { return add(-1) }
        add(bytes.count)
        for byte in bytes { hash.add(byte) }
    }
}
