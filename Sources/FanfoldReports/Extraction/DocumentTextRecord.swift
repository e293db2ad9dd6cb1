package import FanfoldCore

/// A document's text and structure in JSON.
package struct DocumentTextRecord: Encodable {
    private let source: String
    private let format: String
    private let title: String?
    private let language: String?
    private let sha256: String
    private let blocks: [BlockRecord]

    package init(_ document: Document) {
        source = document.name
        format = document.format.rawValue
        title = document.title
        language = document.language
        sha256 = document.source.digest.description
        blocks = document.blocks.map { BlockRecord($0, in: document) }
    }
}

/// A block in JSON.
private struct BlockRecord: Encodable {
    let kind: String
    var level: Int?
    let lines: [Int]
    let bytes: [Int]
    let text: String

    init(_ block: Block, in document: Document) {
        switch block.kind {
        case .paragraph: kind = "paragraph"
        case .heading(let level):
            kind = "heading"
            self.level = level
        case .listItem: kind = "listItem"
        case .quote: kind = "quote"
        case .code: kind = "code"
        case .table: kind = "table"
        }
        lines = [block.lines.lowerBound, block.lines.upperBound]
        bytes = [block.range.lowerBound, block.range.upperBound]
        text = String(decoding: document.text[block.range], as: UTF8.self)
    }
}
