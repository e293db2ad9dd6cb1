extension Sequence<Evidence> {
    /// The evidence by place, neighbours as one: what was read as a whole is named as a whole.
    ///
    /// Evidence with its lines and passage stays as it is: what lies between two passages is not known.
    package var bySpan: [Evidence] {
        var spans: [Evidence] = []
        for evidence in byPlace {
            // Between neighbours lie blank lines and marks of blocks.
            if let last = spans.last, last.document == evidence.document,
                last.passage == nil, evidence.passage == nil,
                evidence.range.lowerBound <= last.range.upperBound + 16
            {
                let end = Swift.max(last.range.upperBound, evidence.range.upperBound)
                spans[spans.count - 1] = Evidence(
                    document: last.document,
                    range: last.range.lowerBound..<end
                )
            } else {
                spans.append(evidence)
            }
        }
        return spans
    }

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
