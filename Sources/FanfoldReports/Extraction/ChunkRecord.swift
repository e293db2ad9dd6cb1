package import FanfoldCore

/// A chunk in JSON.
package struct ChunkRecord: Encodable {
    private let document: String
    private let index: Int
    private let bytes: [Int]
    /// First and last line of the source; none in a chunk of white space.
    private let lines: [Int]
    private let tokens: Int
    private let headings: [String]
    private let text: String

    package init(_ chunk: Chunk, of document: Document) {
        self.document = document.name
        index = chunk.index
        bytes = [chunk.range.lowerBound, chunk.range.upperBound]
        lines =
            chunk.blocks.isEmpty
            ? [] : [chunk.blocks[0].lines.lowerBound, chunk.blocks[chunk.blocks.count - 1].lines.upperBound]
        tokens = chunk.tokenCount
        headings = chunk.headingPath
        text = chunk.text
    }
}
