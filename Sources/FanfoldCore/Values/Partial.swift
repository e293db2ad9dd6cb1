/// What an agent made of a stretch of a document, or of a folder.
public struct Partial: Sendable, Codable, Hashable {
    /// The sentences, in the order a reader should meet them.
    public var statements: [Statement]

    /// Makes a partial.
    public init(statements: [Statement] = []) {
        self.statements = statements
    }

    /// Whether nothing was said.
    public var isEmpty: Bool { statements.isEmpty }

    /// The partial with its evidence moved from a chunk into the chunk's document.
    package func located(in document: String, at offset: Int) -> Partial {
        var located = self
        for index in located.statements.indices {
            for place in located.statements[index].evidence.indices {
                let range = located.statements[index].evidence[place].range
                located.statements[index].evidence[place].document = document
                located.statements[index].evidence[place].range =
                    range.lowerBound + offset..<range.upperBound + offset
            }
        }
        return located
    }

    /// The partial with the source lines and passages of its evidence filled in.
    package func traced(in document: Document) -> Partial {
        var traced = self
        for index in traced.statements.indices {
            for place in traced.statements[index].evidence.indices
            where traced.statements[index].evidence[place].document == document.name {
                let range = traced.statements[index].evidence[place].range
                traced.statements[index].evidence[place].lines = document.lines(of: range)
                traced.statements[index].evidence[place].passage = document.passage(range)
            }
        }
        return traced
    }
}
