/// Counts concepts in an open hash table of one word a slot: 40 bits of key, 24 bits of count.
///
/// Counts stay at 16 777 215 once they reach it, so adding is commutative and associative throughout.
struct ConceptCounts: Sendable {
    private var slots: [UInt64] = []
    private(set) var count = 0

    private static let countBits: UInt64 = 24
    private static let largest: UInt64 = 1 << countBits - 1

    /// How often `concept` was counted.
    subscript(concept: Concept) -> Int {
        guard !slots.isEmpty else { return 0 }
        return Int(slots[slot(of: concept.key)] & Self.largest)
    }

    mutating func add(_ concept: Concept, count added: Int = 1) {
        // At most three in four slots are taken.
        if (count + 1) * 4 > slots.count * 3 { grow() }
        let slot = slot(of: concept.key)
        let entry = slots[slot]
        if entry == 0 { count += 1 }
        let sum = min(Self.largest, (entry & Self.largest) + UInt64(added))
        slots[slot] = concept.key << Self.countBits | sum
    }

    mutating func add(_ other: ConceptCounts) {
        for entry in other.slots where entry != 0 {
            add(Concept(key: entry >> Self.countBits), count: Int(entry & Self.largest))
        }
    }

    /// The greatest count of a single word; costs a pass over the table.
    var largestOfSingles: Int {
        var largest: UInt64 = 0
        for entry in slots where !Concept(key: entry >> Self.countBits).isPair {
            largest = max(largest, entry & Self.largest)
        }
        return Int(largest)
    }

    /// The slot that holds the key, or the free one where it belongs.
    private func slot(of key: UInt64) -> Int {
        let mask = slots.count - 1
        // The key's bits are spread once more: a table that is filled in the order of another's slots
        // would otherwise cluster.
        var slot = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 24) & mask
        while slots[slot] != 0, slots[slot] >> Self.countBits != key { slot = (slot + 1) & mask }
        return slot
    }

    private mutating func grow() {
        let old = slots
        slots = Array(repeating: 0, count: max(1024, old.count * 2))
        for entry in old where entry != 0 { slots[slot(of: entry >> Self.countBits)] = entry }
    }
}

extension ConceptCounts: Equatable {
    /// Whether two tables hold the same counts, whatever order they were filled in.
    static func == (left: ConceptCounts, right: ConceptCounts) -> Bool {
        guard left.count == right.count else { return false }
        return left.slots.allSatisfy { entry in
            entry == 0 || right[Concept(key: entry >> countBits)] == Int(entry & largest)
        }
    }
}
