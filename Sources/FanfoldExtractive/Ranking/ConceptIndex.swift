/// Numbers concepts in the order they are first met.
struct ConceptIndex {
    private var slots: [(key: UInt64, index: Int32)] = Array(repeating: (0, 0), count: 1024)
    private var count = 0

    /// The concept's number; the next free one if it is new.
    mutating func index(of concept: Concept) -> Int {
        if (count + 1) * 2 > slots.count { grow() }
        let slot = slot(of: concept.key)
        if slots[slot].key == 0 {
            slots[slot] = (concept.key, Int32(count))
            count += 1
        }
        return Int(slots[slot].index)
    }

    private func slot(of key: UInt64) -> Int {
        let mask = slots.count - 1
        var slot = Int(truncatingIfNeeded: key >> 1) & mask
        while slots[slot].key != 0, slots[slot].key != key { slot = (slot + 1) & mask }
        return slot
    }

    private mutating func grow() {
        let old = slots
        slots = Array(repeating: (0, 0), count: old.count * 2)
        for entry in old where entry.key != 0 { slots[slot(of: entry.key)] = entry }
    }
}
