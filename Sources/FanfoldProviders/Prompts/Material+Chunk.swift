package import FanfoldCore

extension Material {
    /// Shows a chunk: the titles it lies under and its passages, with their ranges in the chunk.
    ///
    /// Depends on the chunk's text, its blocks and its heading path alone.
    package init(_ chunk: Chunk) {
        self.init(.document)
        if !chunk.headingPath.isEmpty {
            label("Headings:", chunk.headingPath.joined(separator: " > "))
        }
        let start = chunk.bytes.startIndex
        for range in ChunkPassages.ranges(in: chunk) {
            add(
                chunk.bytes[start + range.lowerBound..<start + range.upperBound].span,
                from: [Evidence(range: range)]
            )
        }
    }
}
