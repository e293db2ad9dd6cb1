package import FanfoldCore
internal import OrderedCollections

extension OutputStatus {
    /// The version of the object that ``json`` makes; members may be added within one.
    package static let jsonVersion = 1

    /// The status as one JSON object.
    ///
    /// Times are in UTC as ISO 8601 writes them, sizes in bytes, lengths of time in seconds, money in the unit of
    /// the prices; what is not known is `null`.
    package var json: JSONValue {
        [
            "version": .integer(Self.jsonVersion),
            "output": .string(output),
            "live": live.map(Self.json) ?? .null,
            "latest": latest.map(Self.json) ?? .null,
            "left": [
                "documents": .integer(latest?.figures.documentsLeft ?? 0),
                "calls": .integer(latest?.figures.callsLeft ?? 0),
            ],
            "runs": .integer(runs.count),
            "totals": Self.json(totals),
            "store": [
                "bytes": .integer(store.total),
                "calls": .integer(store.calls),
                "runs": .integer(store.runs),
                "other": .integer(store.other),
            ],
        ]
    }

    private static func json(_ live: Live) -> JSONValue {
        [
            "process": live.process.map { .integer($0) } ?? .null,
            "host": text(live.host),
            "since": text(live.since?.utc),
        ]
    }

    private static func json(_ run: RunEntry) -> JSONValue {
        [
            "id": .integer(run.id),
            "started": .string(run.started.utc),
            "ended": text(run.ended?.utc),
            "wallSeconds": .number(run.wallSeconds),
            "outcome": .string(run.outcome.rawValue),
            "stop": text(run.stop?.rawValue),
            "message": text(run.message),
            "hint": text(run.hint),
            "input": .string(run.input),
            "recipe": text(run.recipe),
            "agents": .array(run.agents.map { .string($0) }),
            "command": .array(run.command.map { .string($0) }),
            "fanfold": .string(run.version),
            "figures": json(run.figures),
            "timing": run.timing.map(json) ?? .null,
        ]
    }

    private static func json(_ timing: RunTiming) -> JSONValue {
        let bounds = RunBounds.Bound.allCases.compactMap { bound in
            timing.boundBy[bound].map { (bound.rawValue, JSONValue.number($0)) }
        }
        return [
            "callSeconds": .number(timing.callSeconds),
            "speedUp": .number(timing.speedUp),
            "bestSpeedUp": .number(timing.bestSpeedUp),
            "boundBy": bounds.isEmpty ? .null : .object(.init(uniqueKeysWithValues: bounds)),
        ]
    }

    private static func json(_ figures: RunFigures) -> JSONValue {
        let failures = figures.failures.sortedBytewise(by: \.key)
        return [
            "documents": [
                "found": .integer(figures.found),
                "finished": .integer(figures.finished),
                "unchanged": .integer(figures.unchanged),
                "failed": .integer(figures.failed),
            ],
            "skipped": .integer(figures.skipped),
            "chunks": .integer(figures.chunks),
            "folds": .integer(figures.folds),
            "gaps": .integer(figures.gaps),
            "calls": [
                "new": .integer(figures.callsNew),
                "stored": .integer(figures.callsStored),
                "joined": .integer(figures.callsJoined),
                "retries": .integer(figures.retries),
            ],
            "tokens": ["paid": json(figures.paid), "saved": json(figures.saved)],
            "cost": ["paid": json(figures.cost), "saved": json(figures.savedCost)],
            "failures": .object(.init(uniqueKeysWithValues: failures.map { ($0.key, .integer($0.value)) })),
        ]
    }

    private static func json(_ usage: TokenUsage) -> JSONValue {
        [
            "prompt": .integer(usage.promptTokens),
            "cached": .integer(usage.cachedTokens),
            "answer": .integer(usage.answerTokens),
            "estimated": .bool(usage.isEstimated),
        ]
    }

    private static func json(_ money: Money?) -> JSONValue { money.map { .number($0.units) } ?? .null }

    private static func text(_ text: String?) -> JSONValue { text.map { .string($0) } ?? .null }
}
