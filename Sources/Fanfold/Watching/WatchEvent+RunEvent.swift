internal import FanfoldCore
internal import FanfoldEngine

extension WatchEvent {
    /// What a run's event tells who watches; `nil` for what is told otherwise, or of no interest.
    ///
    /// - Parameters:
    ///   - event: The event.
    ///   - size: The bytes of a document's file, by its name.
    init?(_ event: RunEvent, size: (String) -> Int) {
        switch event {
        case .started, .callStarted, .callEnded: return nil
        case .opened(let document, let chunkCount, let foldsByLevel, let agentCount, _):
            self = .opened(
                document: document,
                chunkCount: chunkCount,
                foldsByLevel: foldsByLevel,
                agentCount: agentCount,
                byteCount: size(document)
            )
        case .finished(let result):
            self = .finished(
                document: result.name,
                chunkCount: result.chunkCount,
                foldCount: result.foldCount,
                coverage: result.coverage,
                gapCount: result.gaps.count
            )
        case .unchanged(let documents, let folderFoldCount, let known):
            self = .unchanged(
                documentCount: documents.count,
                chunkCount: documents.reduce(0) { $0 + $1.chunkCount },
                foldCount: documents.reduce(folderFoldCount) { $0 + $1.foldCount },
                byteCount: documents.reduce(0) { $0 + size($1.name) },
                known: known
            )
        case .folded(let result):
            self = .folded(
                folder: result.name,
                documentCount: result.entries.reduce(0) { $0 + $1.outcome.documentCount },
                foldCount: result.foldCount,
                foldsByLevel: result.tree.foldsByLevel
            )
        case .skipped(let document, let reason):
            self = .skipped(document: document, reason: reason, byteCount: size(document))
        case .failed(let document, let reason, let hint):
            self = .failed(document: document, reason: reason, hint: hint, byteCount: size(document))
        case .diagnosed(let diagnostic): self = .diagnosed(diagnostic)
        }
    }

    /// What happens to the call of a number; `nil` for what is told otherwise.
    init?(_ number: Int, _ event: CallEvent) {
        switch event {
        case .limits: return nil
        case .waiting: self = .callWaiting(number)
        case .sent(let attempt): self = .callSent(number, attempt: attempt)
        case .text(let text): self = .callText(number, text)
        case .failed(let kind): self = .callFailed(number, kind: kind.rawValue)
        case .retrying(let error, let delay):
            self = .callRetrying(number, kind: error.kind.rawValue, reason: error.message, after: delay)
        case .answered(let usage): self = .callAnswered(number, usage)
        case .charged(let cost): self = .callCharged(number, cost)
        case .joined: self = .callJoined(number)
        case .stored(let usage, let cost): self = .callStored(number, usage, cost)
        }
    }
}

extension WatchEvent.Ending {
    init(_ outcome: RunEvent.Outcome, _ measure: CallMeasure) {
        switch outcome {
        case .answered: self = .answered
        case .withdrawn: self = .withdrawn
        case .failed(let reason, let hint): self = .failed(reason: reason, kind: measure.failure, hint: hint)
        }
    }
}

extension LimitState {
    /// - Parameters:
    ///   - snapshot: How the server's limits stand.
    ///   - budgetWaiters: The calls that wait for the run's budget, told where nothing waits for the server.
    init(_ snapshot: LimiterSnapshot, budgetWaiters: Int = 0) {
        let isBudget = snapshot.waiting == 0 && budgetWaiters > 0
        self.init(
            inFlight: snapshot.inFlight,
            cap: snapshot.cap,
            waiting: isBudget ? budgetWaiters : snapshot.waiting,
            reason: isBudget ? "budget" : snapshot.reason?.rawValue,
            requests: snapshot.requests,
            requestLimit: snapshot.requestLimit,
            tokens: snapshot.tokens,
            tokenLimit: snapshot.tokenLimit,
            pause: snapshot.pause
        )
    }
}
