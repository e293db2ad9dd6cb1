package import FanfoldCore

/// A run in JSON: what came of every file, and how long it took.
///
/// All that depends on the clock or the machine is under `timing`; the rest is the same for the same input.
package struct RunRecord: Encodable {
    private let input: String
    private let agent: String
    private let isComplete: Bool
    private let documents: [DocumentLine]
    private let failed: [UnreadLine]
    private let skipped: [UnreadLine]
    /// Reports that could not be written, by path.
    private let unwritten: [UnreadLine]
    private let gaps: [GapRecord]
    private let diagnostics: [Diagnostic]
    private let totals: Totals
    private let timing: Timing

    private struct DocumentLine: Encodable {
        let name: String
        let sha256: String
        let bytes: Int
        let chunks: Int
        let folds: Int
        let coverage: Double
    }

    private struct UnreadLine: Encodable {
        let name: String
        let reason: String
    }

    private struct Totals: Encodable {
        let documents: Int
        let bytes: Int
        let chunks: Int
        let folds: Int
    }

    private struct Timing: Encodable {
        let concurrency: Int
        let wallSeconds: Double
    }

    package init(_ result: RunResult, input: String, agent: String, concurrency: Int) {
        self.input = input
        self.agent = agent
        isComplete = result.isComplete
        documents = result.documents.map {
            DocumentLine(
                name: $0.name,
                sha256: $0.source.digest.description,
                bytes: $0.source.byteCount,
                chunks: $0.chunkCount,
                folds: $0.foldCount,
                coverage: $0.coverage
            )
        }
        failed = result.failed.map { UnreadLine(name: $0.name, reason: $0.reason) }
        unwritten = result.unwritten.map { UnreadLine(name: $0.name, reason: $0.reason) }
        skipped = result.skipped.map { UnreadLine(name: $0.name, reason: $0.reason) }
        gaps = result.gaps.map(GapRecord.init)
        diagnostics = result.diagnostics
        totals = Totals(
            documents: result.documents.count,
            bytes: result.byteCount,
            chunks: result.chunkCount,
            folds: result.foldCount
        )
        timing = Timing(concurrency: concurrency, wallSeconds: result.wallTime / .seconds(1))
    }

    /// The record as JSON.
    package var rendered: [UInt8] { JSONRendering.bytes(of: self) }
}
