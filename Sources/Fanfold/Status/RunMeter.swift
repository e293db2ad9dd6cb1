package import FanfoldCore

/// Counts a run's events for what is kept of it in its output folder.
package struct RunMeter {
    /// What was counted up to now.
    package private(set) var figures = RunFigures()
    private var calls = CallTotals()
    private let aggregator: String?
    /// The calls that are left of each document that is open.
    private var callsLeft: [String: Int] = [:]

    /// - Parameter aggregator: The name of what brings the agents' answers together; `nil` if nothing does.
    package init(aggregator: String?) { self.aggregator = aggregator }

    /// Takes the next event.
    package mutating func hear(_ event: RunEvent) {
        switch event {
        case .started(let documentCount, _):
            figures.found = documentCount
        case .opened(let document, let chunkCount, let foldsByLevel, let agentCount, _):
            let foldCount = foldsByLevel.reduce(0, +)
            let count = (chunkCount + foldCount) * agentCount + (aggregator == nil ? 0 : 1)
            callsLeft[document, default: 0] += count
            figures.callsLeft += count
        case .callEnded(let call, let outcome, let measure):
            guard outcome != .withdrawn || measure.attempts > 0 else { return }
            calls.add(measure)
            take(calls)
            if outcome == .answered, !measure.isStored, !measure.isJoined { figures.callsNew += 1 }
            if call.kind == .document, outcome != .withdrawn { end(call) }
            if case .failed = outcome, call.kind == .folder, call.agent != aggregator { figures.gaps += 1 }
        case .finished(let document):
            figures.finished += 1
            close(document.name)
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
        case .failed(let document, _, _):
            figures.failed += 1
            close(document)
        case .callStarted, .diagnosed:
            break
        }
    }

    private mutating func end(_ call: RunEvent.Call) {
        guard let left = callsLeft[call.subject], left > 0 else { return }
        callsLeft[call.subject] = left - 1
        figures.callsLeft -= 1
    }

    /// Nothing is left of a document that is done: a fold whose parts said nothing needed no call.
    private mutating func close(_ document: String) {
        figures.callsLeft -= callsLeft.removeValue(forKey: document) ?? 0
    }

    private mutating func take(_ calls: CallTotals) {
        figures.callsStored = calls.stored
        figures.callsJoined = calls.joined
        figures.retries = calls.retries
        figures.paid = calls.usage ?? .zero
        figures.saved = calls.savedUsage ?? .zero
        figures.cost = calls.cost
        figures.savedCost = calls.savedCost
        figures.failures = calls.failures
    }
}
