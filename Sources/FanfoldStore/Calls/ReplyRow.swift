internal import FanfoldCore
internal import FoundationEssentials
internal import GRDB

/// A kept call with what the store notes beside it: a row of the table `replies`.
struct ReplyRow: Hashable {
    var generation: Int
    var call: StoredCall
    /// Seconds since 1970.
    var createdAt: Int
    /// The run that paid for it.
    var run: String
    /// Days since 1970.
    var usedDay: Int

    /// The columns in the order in which rows are read and written, but for the row id.
    static let columns = [
        "generation", "key", "provider", "model", "revision", "answer", "finish", "prompt_tokens",
        "cached_tokens", "answer_tokens", "is_estimated", "served_model", "latency_ms", "counted_tokens",
        "cost_picos", "created_at", "run", "used_day", "check_value",
    ]

    /// Writes a row in place of the one of its generation and key.
    static let upsert = """
        INSERT INTO replies (\(columns.joined(separator: ", ")))
        VALUES (\(columns.map { _ in "?" }.joined(separator: ", ")))
        ON CONFLICT (generation, key) DO UPDATE SET
        \(columns.dropFirst(2).map { "\($0) = excluded.\($0)" }.joined(separator: ", "))
        """
}

extension ReplyRow {
    /// The row's values for ``upsert``.
    var arguments: StatementArguments {
        [
            generation, Data(call.key.bytes), call.model.provider, call.model.name, call.model.revision,
            Data(call.reply.text.utf8), call.reply.finish.rawValue, call.reply.usage.promptTokens,
            call.reply.usage.cachedTokens, call.reply.usage.answerTokens, call.reply.usage.isEstimated,
            call.reply.model.map { Data($0.utf8) }, latencyMilliseconds, call.countedTokens, call.cost?.picos,
            createdAt, run,
            usedDay, Int64(bitPattern: checkValue),
        ]
    }

    /// Reads a row whose columns are ``columns``; `nil` if it is not as it was written.
    ///
    /// Takes whatever a damaged file holds: what SQLite turns into another kind of value fails the check.
    init?(_ row: Row) throws {
        do {
            try self.init(decoding: row)
        } catch is RowDecodingError {
            return nil
        }
        guard try row.decode(Int64.self, atIndex: 18) == Int64(bitPattern: checkValue) else { return nil }
    }

    private init(decoding row: Row) throws {
        let key = try row.withUnsafeData(atIndex: 1) { $0.flatMap { Digest(exactly: $0) } }
        let finish = FinishReason(rawValue: try row.decode(atIndex: 6))
        self.init(
            generation: try row.decode(atIndex: 0),
            call: StoredCall(
                key: key ?? Digest(of: []),
                model: ModelIdentity(
                    provider: try row.decode(atIndex: 2),
                    name: try row.decode(atIndex: 3),
                    revision: try row.decode(atIndex: 4)
                ),
                reply: ModelReply(
                    text: try row.text(atIndex: 5) ?? "",
                    finish: finish ?? .refusal,
                    usage: TokenUsage(
                        promptTokens: try row.decode(atIndex: 7),
                        cachedTokens: try row.decode(atIndex: 8),
                        answerTokens: try row.decode(atIndex: 9),
                        isEstimated: try row.decode(atIndex: 10)
                    ),
                    model: try row.text(atIndex: 11)
                ),
                latency: .milliseconds(try row.decode(Int.self, atIndex: 12)),
                countedTokens: try row.decode(atIndex: 13),
                cost: try row.decode(Int?.self, atIndex: 14).map(Money.init(picos:))
            ),
            createdAt: try row.decode(atIndex: 15),
            run: try row.decode(atIndex: 16),
            usedDay: try row.decode(atIndex: 17)
        )
    }

    var latencyMilliseconds: Int {
        let (seconds, attoseconds) = call.latency.components
        return Int(seconds) * 1000 + Int(attoseconds / 1_000_000_000_000_000)
    }

    /// A hash of all that must not change; the day of last use may.
    private var checkValue: UInt64 {
        var hash = RowHash()
        hash.add(generation)
        hash.add(call.key.bytes)
        hash.add(call.model.provider.utf8)
        hash.add(call.model.name.utf8)
        hash.add(call.model.revision?.utf8)
        hash.add(call.reply.text.utf8)
        hash.add(call.reply.finish.rawValue.utf8)
        hash.add(call.reply.usage.promptTokens)
        hash.add(call.reply.usage.cachedTokens)
        hash.add(call.reply.usage.answerTokens)
        hash.add(call.reply.usage.isEstimated ? 1 : 0)
        hash.add(call.reply.model?.utf8)
        hash.add(latencyMilliseconds)
        hash.add(call.countedTokens)
        hash.add(call.cost == nil ? 0 : 1)
        hash.add(call.cost?.picos ?? 0)
        hash.add(createdAt)
        hash.add(run.utf8)
        return hash.value
    }
}

extension Row {
    /// The text of a blob, which may hold NULs.
    fileprivate func text(atIndex index: Int) throws -> String? {
        try withUnsafeData(atIndex: index) { $0.map { String(decoding: $0, as: UTF8.self) } }
    }
}
