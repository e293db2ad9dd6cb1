/// Gives each call under way a line of its own, the first that is free, so that lines stay where they are.
struct CallLines: Sendable, Hashable {
    /// A bit a line, set where it is taken.
    private var taken: [UInt64] = []

    mutating func take() -> Int {
        var word = 0
        while word < taken.count, taken[word] == .max { word += 1 }
        if word == taken.count { taken.append(0) }
        let bit = (~taken[word]).trailingZeroBitCount
        taken[word] |= 1 << bit
        return word * UInt64.bitWidth + bit
    }

    mutating func give(back line: Int) {
        taken[line / UInt64.bitWidth] &= ~(1 << (line % UInt64.bitWidth))
    }
}
