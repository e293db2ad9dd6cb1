package import FanfoldCore
internal import GRDB

/// Adds up what the kept calls of a model used.
enum UsageQuery {
    /// So many of the latest calls tell enough, and a large store is not read through.
    private static let callLimit = 10_000

    private static let sums = """
        SELECT COUNT(*), SUM(answer_tokens), SUM(latency_ms),
            SUM(IIF(is_told, counted_tokens, 0)), SUM(IIF(is_told, prompt_tokens, 0))
        FROM (
            SELECT answer_tokens, latency_ms, counted_tokens, prompt_tokens,
                NOT is_estimated AND prompt_tokens > 0 AS is_told
            FROM replies WHERE provider = ? AND model = ? ORDER BY id DESC LIMIT \(callLimit)
        )
        """

    /// The sums over the latest calls of all generations; `nil` if there are none.
    static func usage(of model: ModelIdentity, in database: Database) throws -> PastUsage? {
        let arguments: StatementArguments = [model.provider, model.name]
        guard let row = try Row.fetchOne(database, sql: sums, arguments: arguments),
            let calls = try row.decode(Int?.self, atIndex: 0), calls > 0
        else { return nil }
        var usage = PastUsage()
        usage.calls = calls
        usage.answerTokens = try row.decode(atIndex: 1)
        usage.latency = .milliseconds(try row.decode(Int.self, atIndex: 2))
        usage.countedTokens = try row.decode(atIndex: 3)
        usage.promptTokens = try row.decode(atIndex: 4)
        return usage
    }
}

extension CallDatabase: UsageHistory {
    package func usage(of model: ModelIdentity) throws(StoreError) -> PastUsage? {
        do {
            return try database.unsafeRead { try UsageQuery.usage(of: model, in: $0) }
        } catch {
            throw StoreError(path, error, while: .read)
        }
    }
}
