internal import FanfoldCore

extension JSONLines {
    /// Writes an event's name and its members.
    mutating func write(_ event: WatchEvent) {
        switch event {
        case .started(let start): write(start)
        case .opened(let document, let chunkCount, let foldsByLevel, let agentCount, let byteCount):
            member("event", "opened")
            member("document", document)
            member("chunks", chunkCount)
            member("foldsByLevel", foldsByLevel)
            member("agents", agentCount)
            member("bytes", byteCount)
        case .finished(let document, let chunkCount, let foldCount, let coverage, let gapCount):
            member("event", "finished")
            member("document", document)
            member("chunks", chunkCount)
            member("folds", foldCount)
            member("coverage", coverage)
            member("gaps", gapCount)
        case .unchanged(let documentCount, let chunkCount, let foldCount, let byteCount, let known):
            member("event", "unchanged")
            member("documents", documentCount)
            member("chunks", chunkCount)
            member("folds", foldCount)
            member("bytes", byteCount)
            member("folderFoldsByLevel", known.inUnchangedFolders)
            member("knownFoldsByLevel", known.inOtherFolders)
        case .folded(let folder, let documentCount, let foldCount, let foldsByLevel):
            member("event", "folded")
            member("folder", folder)
            member("documents", documentCount)
            member("folds", foldCount)
            member("foldsByLevel", foldsByLevel)
        case .skipped(let document, let reason, let byteCount):
            member("event", "skipped")
            member("document", document)
            member("reason", reason)
            member("bytes", byteCount)
        case .failed(let document, let reason, let hint, let byteCount):
            member("event", "failed")
            member("document", document)
            member("reason", reason)
            member("hint", hint)
            member("bytes", byteCount)
        case .diagnosed(let diagnostic):
            member("event", "diagnosed")
            member("severity", diagnostic.severity.rawValue)
            member("subject", diagnostic.subject)
            member("message", diagnostic.message)
            member("hint", diagnostic.hint)
        case .limits(let server, let state): write(server, state)
        case .slept(let time):
            member("event", "slept")
            member("seconds", time)
        case .ended(let end): write(end)
        case .callStarted, .callWaiting, .callSent, .callText, .callFailed, .callRetrying, .callAnswered,
            .callCharged, .callJoined, .callStored, .callEnded:
            writeCall(event)
        }
    }

    private mutating func write(_ start: WatchEvent.Start) {
        member("event", "started")
        member("input", start.input)
        member("output", start.output)
        member("agents", start.agents)
        member("aggregator", start.aggregator)
        member("documents", start.documentCount)
        member("bytes", start.byteCount)
        member("folders", start.folderCount)
        member("folderFoldsByLevel", start.folderFoldsByLevel)
        member("concurrency", start.concurrency)
        member("version", start.version)
    }

    private mutating func write(_ server: String, _ state: LimitState) {
        member("event", "limits")
        member("server", server)
        member("inFlight", state.inFlight)
        member("cap", state.cap)
        member("waiting", state.waiting)
        member("reason", state.reason)
        member("requests", state.requests)
        member("requestLimit", state.requestLimit)
        member("tokens", state.tokens)
        member("tokenLimit", state.tokenLimit)
        member("pauseSeconds", state.pause)
    }

    private mutating func write(_ end: WatchEvent.RunEnd) {
        member("event", "ended")
        member("isComplete", end.isComplete)
        member("reason", end.reason)
        member("wallSeconds", end.wallTime)
        member("speedUp", end.speedUp)
        member("bestSpeedUp", end.bestSpeedUp)
    }
}
