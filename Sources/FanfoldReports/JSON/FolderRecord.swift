package import FanfoldCore

/// A folder's report in JSON.
package struct FolderRecord: Encodable {
    private let folder: String
    private let agents: [AgentRecord]
    private let aggregate: AgentRecord?
    private let folds: Int
    private let levels: Int
    private let statements: [StatementRecord]
    private let entries: [EntryRecord]
    private let gaps: [GapRecord]

    package init(_ result: FolderResult) {
        folder = result.name
        agents = result.panel.agents.map { AgentRecord($0, isOnly: result.panel.isSingle) }
        aggregate = result.panel.aggregate.map { AgentRecord($0, isOnly: true) }
        folds = result.foldCount
        levels = result.levels
        statements = result.summary.statements.map(StatementRecord.init)
        entries = result.entries.map(EntryRecord.init)
        gaps = result.gaps.map(GapRecord.init)
    }

    /// The record as JSON.
    package var rendered: [UInt8] { JSONRendering.bytes(of: self) }
}

/// One entry of a folder in JSON.
private struct EntryRecord: Encodable {
    let name: String
    let outcome: String
    var title: String?
    var chunks: Int?
    var coverage: Double?
    var documents: Int?
    var reason: String?

    init(_ entry: FolderResult.Entry) {
        name = entry.name
        switch entry.outcome {
        case .document(let title, let chunkCount, let coverage):
            outcome = "document"
            self.title = title
            chunks = chunkCount
            self.coverage = coverage
        case .folder(let documentCount):
            outcome = "folder"
            documents = documentCount
        case .skipped(let reason):
            outcome = "skipped"
            self.reason = reason
        case .failed(let reason):
            outcome = "failed"
            self.reason = reason
        }
    }
}
