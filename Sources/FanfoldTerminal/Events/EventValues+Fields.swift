internal import FanfoldCore

extension WatchEvent.Start {
    init(_ fields: EventFields) throws(EventFields.Flaw) {
        self.init(
            input: try fields.string("input"),
            output: try fields.optionalString("output"),
            agents: try fields.strings("agents"),
            aggregator: try fields.optionalString("aggregator"),
            documentCount: try fields.integer("documents"),
            byteCount: try fields.optionalInteger("bytes") ?? 0,
            folderCount: try fields.integer("folders"),
            folderFoldsByLevel: try fields.integers("folderFoldsByLevel"),
            concurrency: try fields.integer("concurrency"),
            version: try fields.string("version")
        )
    }
}

extension WatchEvent.Ending {
    init(_ fields: EventFields) throws(EventFields.Flaw) {
        switch try fields.string("ending") {
        case "answered": self = .answered
        case "withdrawn": self = .withdrawn
        case "failed":
            self = .failed(
                reason: try fields.string("reason"),
                kind: try fields.optionalString("failure"),
                hint: try fields.optionalString("hint")
            )
        case let name: throw EventFields.Flaw(none: name, of: "ending")
        }
    }
}

extension WatchEvent.RunEnd {
    init(_ fields: EventFields) throws(EventFields.Flaw) {
        self.init(
            isComplete: try fields.bool("isComplete"),
            reason: try fields.optionalString("reason"),
            wallTime: try fields.duration("wallSeconds"),
            speedUp: try fields.number("speedUp"),
            bestSpeedUp: try fields.number("bestSpeedUp")
        )
    }
}

extension RunEvent.Call {
    init(_ fields: EventFields) throws(EventFields.Flaw) {
        self.init(
            agent: try fields.string("agent"),
            subject: try fields.string("subject"),
            kind: try fields.value("kind", FoldKind.self),
            level: try fields.integer("level"),
            node: try fields.integer("node")
        )
    }
}

extension TokenUsage {
    init(_ fields: EventFields) throws(EventFields.Flaw) {
        self.init(
            promptTokens: try fields.integer("promptTokens"),
            cachedTokens: try fields.integer("cachedTokens"),
            answerTokens: try fields.integer("answerTokens"),
            isEstimated: try fields.bool("isEstimated")
        )
    }
}

extension Diagnostic {
    init(_ fields: EventFields) throws(EventFields.Flaw) {
        self.init(
            try fields.value("severity", Severity.self),
            try fields.string("subject"),
            try fields.string("message"),
            hint: try fields.optionalString("hint")
        )
    }
}

extension LimitState {
    init(_ fields: EventFields) throws(EventFields.Flaw) {
        self.init(
            inFlight: try fields.integer("inFlight"),
            cap: try fields.integer("cap"),
            waiting: try fields.integer("waiting"),
            reason: try fields.optionalString("reason"),
            requests: try fields.integer("requests"),
            requestLimit: try fields.optionalInteger("requestLimit"),
            tokens: try fields.integer("tokens"),
            tokenLimit: try fields.optionalInteger("tokenLimit"),
            pause: try fields.optionalDuration("pauseSeconds")
        )
    }
}
