package import FanfoldCore

/// Counts a run's events for what is kept of it in its output folder.
package struct RunMeter {
    /// What was counted up to now.
    package private(set) var figures = RunFigures()
    private var calls = CallTotals()
    private let aggregator: String?

    /// - Parameter aggregator: The name of what brings the agents' answers together; `nil` if nothing does.
    package init(aggregator: String?) { self.aggregator = aggregator }

    /// Takes the next event.
    package mutating func hear(_ event: RunEvent) {
        switch event {
        case .started(let documentCount, _):
            figures.found = documentCount
        case .opened(_, let chunkCount, let foldsByLevel, let agentCount, _):
            let foldCount = foldsByLevel.reduce(0, +)
            figures.callsLeft += (chunkCount + foldCount) * agentCount + (aggregator == nil ? 0 : 1)
        case .callEnded(let call, let outcome, let measure):
            guard outcome != .withdrawn || measure.attempts > 0 else { return }
            calls.add(measure)
            take(calls)
            if outcome == .answered {
                if measure.isStored {
                    figures.callsStored += 1
                } else if measure.isJoined {
                    figures.callsJoined += 1
                } else {
                    figures.callsNew += 1
                }
            }
            if call.kind == .document, outcome != .withdrawn {
                figures.callsLeft = max(0, figures.callsLeft - 1)
            }
            if case .failed = outcome, call.kind == .folder, call.agent != aggregator { figures.gaps += 1 }
        case .finished(let document):
            figures.finished += 1
            figures.chunks += document.chunkCount
            figures.folds += document.foldCount
            figures.gaps += document.gaps.count
        case .unchanged(let documents, let folderFoldCount, _):
            figures.unchanged += documents.count
            figures.chunks += documents.reduce(0) { $0 + $1.chunkCount }
            figures.folds += documents.reduce(folderFoldCount) { $0 + $1.foldCount }
        case .folded(let folder):
            figures.folds += folder.foldCount
            figures.gaps += folder.panel.aggregate?.gaps.count ?? 0
        case .skipped:
            figures.skipped += 1
        case .failed:
            figures.failed += 1
        case .callStarted, .diagnosed:
            break
        }
    }

    private mutating func take(_ calls: CallTotals) {
        figures.retries = calls.retries
        figures.paid = calls.usage ?? .zero
        figures.saved = calls.savedUsage ?? .zero
        figures.cost = calls.cost
        figures.savedCost = calls.savedCost
        figures.failures = calls.failures
    }
}
