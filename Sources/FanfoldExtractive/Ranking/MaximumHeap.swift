/// A binary heap that gives the candidate of greatest gain first, the earlier one of equals.
struct MaximumHeap {
    struct Entry {
        var gain: GainQueue.Gain
        /// How many picks the gain takes into account.
        var round: Int

        fileprivate func isBefore(_ other: Entry) -> Bool { gain.isBefore(other.gain) }
    }

    private var entries: [Entry]

    init(_ entries: [Entry]) {
        self.entries = entries
        for index in stride(from: entries.count / 2 - 1, through: 0, by: -1) { siftDown(from: index) }
    }

    var first: Entry? { entries.first }

    mutating func removeFirst() {
        guard let last = entries.popLast(), !entries.isEmpty else { return }
        replaceFirst(last)
    }

    /// Puts an entry in the first one's stead; the heap must not be empty.
    mutating func replaceFirst(_ entry: Entry) {
        entries[0] = entry
        siftDown(from: 0)
    }

    private mutating func siftDown(from start: Int) {
        var index = start
        while true {
            var child = index * 2 + 1
            guard child < entries.count else { return }
            if child + 1 < entries.count, entries[child + 1].isBefore(entries[child]) { child += 1 }
            guard entries[child].isBefore(entries[index]) else { return }
            entries.swapAt(index, child)
            index = child
        }
    }
}
