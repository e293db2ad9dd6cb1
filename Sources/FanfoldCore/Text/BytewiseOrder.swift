extension Sequence {
    /// The elements by the bytes of their names, the one order of a run's lists.
    package func sortedBytewise(by name: (Element) -> String) -> [Element] {
        sorted { name($0).utf8.lexicographicallyPrecedes(name($1).utf8) }
    }
}
