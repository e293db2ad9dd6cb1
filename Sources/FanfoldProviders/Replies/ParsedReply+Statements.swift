package import FanfoldCore

extension ParsedReply {
    /// The sentences with the evidence of the passages they cite.
    package func statements(citing material: Material) -> [Statement] {
        sentences.map { Statement(text: $0.text, evidence: material.evidence(of: $0.numbers)) }
    }
}

extension Material {
    /// Where the passages with these numbers come from, each place once, most important first.
    ///
    /// Of several passages the first places come before the second ones. A sentence high up in a tree rests
    /// on hundreds of places; past the first of each passage, 8 in all are enough to check it by.
    ///
    /// - Precondition: The numbers exist.
    package func evidence(of numbers: [Int]) -> [Evidence] {
        let lists = numbers.map { evidence[$0 - 1] }
        let limit = max(8, numbers.count)
        var seen: Set<Evidence> = []
        var places: [Evidence] = []
        for depth in 0..<(lists.map(\.count).max() ?? 0) {
            for list in lists where depth < list.count && places.count < limit {
                if seen.insert(list[depth]).inserted { places.append(list[depth]) }
            }
        }
        return places
    }
}
