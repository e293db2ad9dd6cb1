internal import FanfoldCore

extension WatchEvent {
    /// The event of a line; `nil` for a name that is not known, which a newer version may write.
    init?(_ fields: EventFields) throws(EventFields.Flaw) {
        switch try fields.string("event") {
        case "started": self = .started(try Start(fields))
        case "opened":
            self = .opened(
                document: try fields.string("document"),
                chunkCount: try fields.integer("chunks"),
                foldsByLevel: try fields.integers("foldsByLevel"),
                agentCount: try fields.integer("agents"),
                byteCount: try fields.integer("bytes")
            )
        case "finished":
            self = .finished(
                document: try fields.string("document"),
                chunkCount: try fields.integer("chunks"),
                foldCount: try fields.integer("folds"),
                coverage: try fields.number("coverage"),
                gapCount: try fields.integer("gaps")
            )
        case "unchanged":
            self = .unchanged(
                documentCount: try fields.integer("documents"),
                chunkCount: try fields.integer("chunks"),
                foldCount: try fields.integer("folds"),
                byteCount: try fields.optionalInteger("bytes") ?? 0,
                known: KnownFolds(
                    inUnchangedFolders: try fields.optionalIntegers("folderFoldsByLevel") ?? [],
                    inOtherFolders: try fields.optionalIntegers("knownFoldsByLevel") ?? []
                )
            )
        case "folded":
            self = .folded(
                folder: try fields.string("folder"),
                documentCount: try fields.integer("documents"),
                foldCount: try fields.integer("folds"),
                foldsByLevel: try fields.optionalIntegers("foldsByLevel") ?? []
            )
        case "skipped":
            self = .skipped(
                document: try fields.string("document"),
                reason: try fields.string("reason"),
                byteCount: try fields.optionalInteger("bytes") ?? 0
            )
        case "failed":
            self = .failed(
                document: try fields.string("document"),
                reason: try fields.string("reason"),
                hint: try fields.optionalString("hint"),
                byteCount: try fields.optionalInteger("bytes") ?? 0
            )
        case "diagnosed": self = .diagnosed(try Diagnostic(fields))
        case "limits": self = .limits(server: try fields.string("server"), try LimitState(fields))
        case "slept": self = .slept(try fields.duration("seconds"))
        case "ended": self = .ended(try RunEnd(fields))
        case let name:
            guard let event = try Self.call(name, fields) else { return nil }
            self = event
        }
    }

    /// What happened to a call; `nil` for a name that is not known.
    private static func call(_ name: String, _ fields: EventFields) throws(EventFields.Flaw) -> WatchEvent? {
        switch name {
        case "callStarted": .callStarted(try fields.integer("call"), try RunEvent.Call(fields))
        case "callWaiting": .callWaiting(try fields.integer("call"))
        case "callSent": .callSent(try fields.integer("call"), attempt: try fields.integer("attempt"))
        case "callText": .callText(try fields.integer("call"), try fields.string("text"))
        case "callFailed":
            .callFailed(try fields.integer("call"), kind: try fields.string("kind"))
        case "callRetrying":
            .callRetrying(
                try fields.integer("call"),
                kind: try fields.string("kind"),
                reason: try fields.string("reason"),
                after: try fields.duration("afterSeconds")
            )
        case "callAnswered": .callAnswered(try fields.integer("call"), try TokenUsage(fields))
        case "callCharged": .callCharged(try fields.integer("call"), try fields.money("cost"))
        case "callJoined": .callJoined(try fields.integer("call"))
        case "callStored":
            .callStored(
                try fields.integer("call"),
                try TokenUsage(fields),
                try fields.optionalMoney("cost")
            )
        case "callEnded":
            .callEnded(
                try fields.integer("call"),
                try Ending(fields),
                waited: try fields.duration("waitedSeconds"),
                ran: try fields.duration("ranSeconds")
            )
        default: nil
        }
    }
}
