internal import FanfoldCore
internal import FoundationEssentials
internal import GRDB

/// A run as the columns of its row.
struct RunColumns {
    let entry: RunEntry

    init(_ entry: RunEntry) { self.entry = entry }

    /// Reads a row; what an older or newer version wrote in words of its own is taken as best it can be.
    init(_ row: Row) {
        var entry = RunEntry(
            started: WallTime(seconds: row["started"]),
            input: row["input"],
            recipe: row["recipe"],
            agents: Self.decoded(row["agents"]) ?? [],
            version: row["version"]
        )
        entry.id = row["id"]
        entry.command = Self.decoded(row["command"]) ?? []
        entry.ended = (row["ended"] as Int?).map(WallTime.init(seconds:))
        entry.outcome = RunOutcome(rawValue: row["outcome"]) ?? .failed
        entry.stop = (row["stop"] as String?).map { RunStop(rawValue: $0) ?? .other }
        entry.message = row["message"]
        entry.hint = row["hint"]
        entry.wallSeconds = row["wall_seconds"]
        for (name, figure) in Self.counts { entry.figures[keyPath: figure] = row[name] }
        entry.figures.paid.isEstimated = row["paid_is_estimated"]
        entry.figures.saved.isEstimated = row["saved_is_estimated"]
        entry.figures.cost = (row["cost_picos"] as Int?).map(Money.init(picos:))
        entry.figures.savedCost = (row["saved_cost_picos"] as Int?).map(Money.init(picos:))
        entry.figures.failures = Self.decoded(row["failures"]) ?? [:]
        entry.timing = Self.timing(row)
        self.entry = entry
    }

    /// Every column but the id, with its value.
    var values: [(name: String, value: (any DatabaseValueConvertible)?)] {
        let figures = entry.figures
        return [
            ("started", entry.started.seconds), ("ended", entry.ended?.seconds),
            ("outcome", entry.outcome.rawValue), ("stop", entry.stop?.rawValue), ("message", entry.message),
            ("hint", entry.hint), ("input", entry.input), ("recipe", entry.recipe),
            ("agents", Self.encoded(entry.agents)), ("command", Self.encoded(entry.command)),
            ("version", entry.version),
            ("wall_seconds", entry.wallSeconds), ("paid_is_estimated", figures.paid.isEstimated),
            ("saved_is_estimated", figures.saved.isEstimated), ("cost_picos", figures.cost?.picos),
            ("saved_cost_picos", figures.savedCost?.picos),
            ("failures", Self.encoded(figures.failures)), ("call_seconds", entry.timing?.callSeconds),
            ("speed_up", entry.timing?.speedUp), ("best_speed_up", entry.timing?.bestSpeedUp),
            ("bound_by", entry.timing.map { Self.encoded(Self.named($0.boundBy)) }),
        ] + Self.counts.map { ($0.name, figures[keyPath: $0.figure]) }
    }

    /// The columns but the id.
    static var names: [String] {
        let entry = RunEntry(started: WallTime(seconds: 0), input: "", agents: [], version: "")
        return RunColumns(entry).values.map(\.name)
    }

    private static var counts: [(name: String, figure: WritableKeyPath<RunFigures, Int>)] {
        [
            ("documents_found", \.found), ("documents_finished", \.finished),
            ("documents_unchanged", \.unchanged), ("documents_failed", \.failed),
            ("files_skipped", \.skipped), ("chunks", \.chunks), ("folds", \.folds),
            ("calls_new", \.callsNew), ("calls_stored", \.callsStored), ("calls_joined", \.callsJoined),
            ("retries", \.retries), ("calls_left", \.callsLeft),
            ("paid_prompt_tokens", \.paid.promptTokens), ("paid_cached_tokens", \.paid.cachedTokens),
            ("paid_answer_tokens", \.paid.answerTokens), ("saved_prompt_tokens", \.saved.promptTokens),
            ("saved_cached_tokens", \.saved.cachedTokens), ("saved_answer_tokens", \.saved.answerTokens),
            ("gaps", \.gaps),
        ]
    }

    /// `nil` for a run without one, or of a version that kept none.
    private static func timing(_ row: Row) -> RunTiming? {
        guard let callSeconds = row["call_seconds"] as Double?, let speedUp = row["speed_up"] as Double?,
            let bestSpeedUp = row["best_speed_up"] as Double?
        else { return nil }
        let shares: [String: Double] = (row["bound_by"] as String?).flatMap(decoded) ?? [:]
        return RunTiming(
            wallSeconds: row["wall_seconds"],
            callSeconds: callSeconds,
            speedUp: speedUp,
            bestSpeedUp: bestSpeedUp,
            boundBy: shares.reduce(into: [:]) { bounds, share in
                RunBounds.Bound(rawValue: share.key).map { bounds[$0] = share.value }
            }
        )
    }

    private static func named(_ bounds: [RunBounds.Bound: Double]) -> [String: Double] {
        bounds.reduce(into: [:]) { $0[$1.key.rawValue] = $1.value }
    }

    private static func decoded<Value: Decodable>(_ text: String) -> Value? {
        try? JSONDecoder().decode(Value.self, from: Data(text.utf8))
    }

    private static func encoded(_ value: some Encodable) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return (try? encoder.encode(value)).map { String(decoding: $0, as: UTF8.self) } ?? "null"
    }
}
