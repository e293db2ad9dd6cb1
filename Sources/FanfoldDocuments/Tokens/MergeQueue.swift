/// Places of pairs, least rank first and leftmost of equals: a binary heap.
struct MergeQueue {
    /// Rank above place, so that comparing entries compares both.
    private var entries: [UInt64] = []

    mutating func removeAll() { entries.removeAll(keepingCapacity: true) }

    mutating func insert(rank: UInt32, place: Int) {
        entries.append(UInt64(rank) << 32 | UInt64(place))
        var child = entries.count - 1
        while child > 0 {
            let parent = (child - 1) / 2
            guard entries[child] < entries[parent] else { return }
            entries.swapAt(child, parent)
            child = parent
        }
    }

    mutating func popLeast() -> (rank: UInt32, place: Int)? {
        guard let least = entries.first, let last = entries.popLast() else { return nil }
        if !entries.isEmpty {
            entries[0] = last
            sink()
        }
        return (UInt32(least >> 32), Int(least & 0xFFFF_FFFF))
    }

    private mutating func sink() {
        var parent = 0
        while true {
            var child = parent * 2 + 1
            guard child < entries.count else { return }
            if child + 1 < entries.count, entries[child + 1] < entries[child] { child += 1 }
            guard entries[child] < entries[parent] else { return }
            entries.swapAt(child, parent)
            parent = child
        }
    }
}
