/// The distinct concepts of one sentence, in the order they were met; emptied at the cost of one step.
struct ConceptSet {
    private(set) var concepts: [Concept] = []
    private var slots: [(key: UInt64, generation: UInt32)]
    private var generation: UInt32 = 1

    /// The size of the table, which grows with the largest sentence.
    var slotCount: Int { slots.count }

    init() {
        slots = Array(repeating: (0, 0), count: 512)
    }

    mutating func removeAll() {
        concepts.removeAll(keepingCapacity: true)
        generation &+= 1
        guard generation == 0 else { return }
        generation = 1
        for index in slots.indices { slots[index].generation = 0 }
    }

    mutating func insert(_ concept: Concept) {
        guard claim(concept.key) else { return }
        concepts.append(concept)
        guard concepts.count * 2 > slots.count else { return }
        slots = Array(repeating: (0, 0), count: slots.count * 2)
        for concept in concepts { _ = claim(concept.key) }
    }

    private mutating func claim(_ key: UInt64) -> Bool {
        let mask = slots.count - 1
        var slot = Int(truncatingIfNeeded: key >> 1) & mask
        while slots[slot].generation == generation {
            if slots[slot].key == key { return false }
            slot = (slot + 1) & mask
        }
        slots[slot] = (key, generation)
        return true
    }
}
