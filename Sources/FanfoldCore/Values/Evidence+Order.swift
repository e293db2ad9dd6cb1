extension Sequence<Evidence> {
    /// The evidence in the order of documents and of places in them, each once.
    package var byPlace: [Evidence] {
        Set(self).sorted { left, right in
            if left.document != right.document {
                return left.document.utf8.lexicographicallyPrecedes(right.document.utf8)
            }
            return (left.range.lowerBound, left.range.upperBound)
                < (right.range.lowerBound, right.range.upperBound)
        }
    }
}
