extension [Int] {
    /// Adds another tree's counts to these, level by level.
    package mutating func add(_ counts: [Int]) {
        while count < counts.count { append(0) }
        for (level, count) in counts.enumerated() { self[level] += count }
    }
}
