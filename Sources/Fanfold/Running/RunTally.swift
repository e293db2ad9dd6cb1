internal import FanfoldCore
internal import FanfoldEngine

/// Counts a run's events up to its result.
struct RunTally {
    private var result = RunResult()
    private let aggregator: String?

    init(diagnostics: [Diagnostic], aggregator: String?) {
        self.aggregator = aggregator
        result.diagnostics = diagnostics
    }

    /// Takes the next event.
    mutating func add(_ event: RunEvent) {
        switch event {
        case .finished(let document):
            result.documents.append(
                RunResult.Document(
                    name: document.name,
                    source: document.source,
                    chunkCount: document.chunkCount,
                    foldCount: document.foldCount,
                    coverage: document.coverage
                )
            )
            result.gaps += document.gaps
        case .unchanged(let documents, let folderFoldCount, _):
            result.folderFoldCount += folderFoldCount
            result.documents += documents
            result.unchangedCount += documents.count
        case .folded(let folder):
            result.folderFoldCount += folder.foldCount
            result.gaps += folder.panel.aggregate?.gaps ?? []
            if folder.name.isEmpty { result.top = folder }
        case .failed(let document, let reason, let hint):
            result.failed.append(RunResult.Unread(name: document, reason: reason, hint: hint))
        case .skipped(let document, let reason):
            result.skipped.append(RunResult.Unread(name: document, reason: reason))
        case .callEnded(let call, let outcome, let measure):
            // What a withdrawn call had sent until then was sent all the same, and may cost money.
            if outcome != .withdrawn || measure.attempts > 0 { result.calls.add(measure) }
            if case .failed(let reason, _) = outcome, call.kind == .folder, call.agent != aggregator {
                result.gaps.append(Gap(document: call.subject, reason: reason))
            }
        case .started(let documentCount, _):
            result.documentCount = documentCount
        case .opened, .callStarted, .diagnosed:
            break
        }
    }

    /// The result; its lists are by name, whatever order documents finished in.
    func result(_ ending: Engine.Ending, wallTime: Duration) -> RunResult {
        var result = result
        result.isComplete = ending.isDone
        result.bestSpeedUp = ending.bestSpeedUp
        result.wallTime = wallTime
        result.documents = result.documents.sortedBytewise(by: \.name)
        result.failed = result.failed.sortedBytewise(by: \.name)
        result.skipped = result.skipped.sortedBytewise(by: \.name)
        result.gaps.sort {
            ($0.document, $0.range?.lowerBound ?? 0, $0.reason) < (
                $1.document, $1.range?.lowerBound ?? 0, $1.reason
            )
        }
        return result
    }
}
