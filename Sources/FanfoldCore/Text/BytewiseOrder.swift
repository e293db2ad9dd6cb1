extension Sequence {
    /// The elements by the bytes of their names, the one order of a run's lists.
    ///
    /// Elements of one name keep their order.
    package func sortedBytewise(by name: (Element) -> String) -> [Element] {
        let elements = Array(self)
        return bytewiseOrder(of: elements.map(name))?.map { elements[$0] } ?? elements
    }
}

/// The places of names in the order of their bytes; `nil` where they are in order.
private func bytewiseOrder(of names: [String]) -> [Int]? {
    func precedes(_ left: Int, _ right: Int) -> Bool {
        names[left].utf8.lexicographicallyPrecedes(names[right].utf8)
    }
    guard names.indices.dropFirst().contains(where: { precedes($0, $0 - 1) }) else { return nil }
    return names.indices.sorted(by: precedes)
}
