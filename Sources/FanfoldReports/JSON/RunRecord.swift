package import FanfoldCore

/// A run in JSON: what came of every file, and how long it took.
///
/// All that depends on the clock, the machine or a server's moods is under `timing` and `calls`; the rest is
/// the same for the same input and answers.
package struct RunRecord: Encodable {
    private let input: String
    private let agents: [String]
    private let isComplete: Bool
    /// The user's own limit that ended the run early.
    private let stopped: String?
    private let documents: [DocumentLine]
    private let failed: [UnreadLine]
    private let skipped: [UnreadLine]
    /// Reports that could not be written, by path.
    private let unwritten: [UnreadLine]
    private let gaps: [GapRecord]
    private let diagnostics: [Diagnostic]
    private let totals: Totals
    /// What was asked of models; `nil` where none was.
    private let calls: Calls?
    private let timing: Timing

    /// Members in order: nothing has to be sorted for each of many documents.
    private struct DocumentLine: Encodable {
        let bytes: Int
        let chunks: Int
        let coverage: Double
        let folds: Int
        let name: String
        let sha256: String
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
        /// The calls' own times, one after the other.
        let callSeconds: Double
        let speedUp: Double
        /// What the run's tree allows under the concurrency limit, were all calls alike.
        let bestSpeedUp: Double
        /// What kept the run from being faster, by its share in the time; `nil` where no model was asked.
        let boundBy: [String: Double]?
    }

    private struct Calls: Encodable {
        let calls: Int
        let requests: Int
        let retries: Int
        let joined: Int
        let promptTokens: Int
        let cachedTokens: Int
        let answerTokens: Int
        let isEstimated: Bool
        /// What was paid, in the money of the prices; `nil` where none is known.
        let cost: Double?
        /// Calls whose answers were kept from before.
        let stored: Int
        let savedPromptTokens: Int
        let savedAnswerTokens: Int
        /// What those would have cost again.
        let savedCost: Double?

        /// The calls of models; `nil` where no model was asked, nor an answer kept from before.
        init?(_ totals: CallTotals) {
            guard totals.usage != nil || totals.savedUsage != nil else { return nil }
            let usage = totals.usage ?? .zero
            calls = totals.count
            requests = totals.attempts
            retries = totals.retries
            joined = totals.joined
            promptTokens = usage.promptTokens
            cachedTokens = usage.cachedTokens
            answerTokens = usage.answerTokens
            isEstimated = usage.isEstimated
            cost = totals.cost?.units
            stored = totals.stored
            savedPromptTokens = totals.savedUsage?.promptTokens ?? 0
            savedAnswerTokens = totals.savedUsage?.answerTokens ?? 0
            savedCost = totals.savedCost?.units
        }
    }

    package init(_ result: RunResult, input: String, agents: [String], concurrency: Int) {
        self.input = input
        self.agents = agents
        isComplete = result.isComplete
        stopped = result.spentLimit?.message
        documents = result.documents.map {
            DocumentLine(
                bytes: $0.source.byteCount,
                chunks: $0.chunkCount,
                coverage: $0.coverage,
                folds: $0.foldCount,
                name: $0.name,
                sha256: $0.source.digest.description
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
        calls = Calls(result.calls)
        timing = Timing(
            concurrency: concurrency,
            wallSeconds: result.wallTime / .seconds(1),
            callSeconds: result.calls.time / .seconds(1),
            speedUp: result.speedUp,
            bestSpeedUp: result.bestSpeedUp,
            boundBy: Self.bounds(result.bounds)
        )
    }

    private static func bounds(_ bounds: RunBounds) -> [String: Double]? {
        guard !bounds.shares.isEmpty else { return nil }
        return Dictionary(
            uniqueKeysWithValues: bounds.shares.map { ($0.bound.rawValue, $0.share) }
        )
    }

    /// The record as JSON.
    package var rendered: [UInt8] { JSONRendering.bytes(of: self) }
}
