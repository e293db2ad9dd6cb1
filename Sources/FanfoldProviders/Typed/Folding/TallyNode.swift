internal import FanfoldCore

/// The counts of one place in a value.
struct TallyNode {
    /// How often a value was given, and where.
    struct Entry {
        var count = 0
        var evidence: [Evidence] = []
    }

    /// What is known of numbers.
    struct Measure {
        var count: Int
        var sum: ExactSum
        var least: JSONValue
        var most: JSONValue
    }

    /// The counts of an object's members.
    var fields: [String: TallyNode] = [:]
    /// The counts of plain values.
    var values: [String: Entry] = [:]
    /// The numbers, where numbers are measured.
    var measure: Measure?
    /// Where the numbers come from.
    var measureEvidence: [Evidence] = []

    /// Adds the counts of the same place in another value.
    mutating func add(_ other: TallyNode) {
        fields.merge(other.fields) { first, second in
            var both = first
            both.add(second)
            return both
        }
        for (value, entry) in other.values {
            values[value, default: Entry()].count += entry.count
            values[value, default: Entry()].evidence += entry.evidence
        }
        measure = [measure, other.measure].compactMap(\.self).reduce(nil) { $0?.adding($1) ?? $1 }
        measureEvidence += other.measureEvidence
    }
}

extension TallyNode.Measure {
    /// One number.
    init(_ number: JSONValue) {
        self.init(count: 1, sum: ExactSum(number), least: number, most: number)
    }

    fileprivate func adding(_ other: Self) -> Self {
        TallyNode.Measure(
            count: count + other.count,
            sum: sum + other.sum,
            least: (other.least.number ?? 0) < (least.number ?? 0) ? other.least : least,
            most: (other.most.number ?? 0) > (most.number ?? 0) ? other.most : most
        )
    }
}
