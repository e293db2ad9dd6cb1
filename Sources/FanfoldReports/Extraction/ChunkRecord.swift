package import FanfoldCore

/// A chunk in JSON.
package struct ChunkRecord: Encodable {
    private let document: String
    private let index: Int
    private let bytes: [Int]
    private let lines: [Int]
    private let tokens: Int
    private let headings: [String]
    private let text: String

    package init(_ chunk: Chunk, of document: Document) {
        self.document = document.name
        index = chunk.index
        bytes = [chunk.range.lowerBound, chunk.range.upperBound]
        let lines = document.lines(of: chunk.range)
        self.lines = [lines.lowerBound, lines.upperBound]
        tokens = chunk.tokenCount
        headings = chunk.headingPath
        text = chunk.text
    }
}
