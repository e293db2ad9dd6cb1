package import FanfoldCore

/// A document's report in JSON.
package struct DocumentRecord: Encodable {
    private let source: String
    private let title: String?
    private let language: String?
    private let sha256: String
    private let agents: [AgentRecord]
    private let aggregate: AgentRecord?
    private let chunks: Int
    private let folds: Int
    private let levels: Int
    private let coverage: Double
    private let statements: [StatementRecord]
    private let gaps: [GapRecord]
    private let notes: [String]

    package init(_ result: DocumentResult) {
        source = result.name
        title = result.title
        language = result.language
        sha256 = result.source.digest.description
        agents = result.panel.agents.map { AgentRecord($0, isOnly: result.panel.isSingle) }
        aggregate = result.panel.aggregate.map { AgentRecord($0, isOnly: true) }
        chunks = result.chunkCount
        folds = result.foldCount
        levels = result.levels
        coverage = result.coverage
        statements = result.summary.statements.map(StatementRecord.init)
        gaps = result.gaps.map(GapRecord.init)
        notes = result.diagnostics.map(\.message)
    }

    /// The record as JSON.
    package var rendered: [UInt8] { JSONRendering.bytes(of: self) }
}
