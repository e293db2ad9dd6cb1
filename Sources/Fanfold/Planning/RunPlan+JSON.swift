public import FanfoldCore
internal import OrderedCollections

extension RunPlan {
    /// The plan as JSON, for programs.
    ///
    /// - `documents`: `name`, `chunks`, `tokens` (as we count them), `folds` by level from 1 for each agent, `agents`, and
    ///   `calls`.
    /// - `folders`: `name`, `entries`, `folds`, `calls`; the top first, its name empty.
    /// - `calls` and wherever calls stand: `new` ones ask a model, `stored` ones are answered from before, `equal` ones by
    ///   another call of the run, `local` ones need no model.
    /// - `agents`: `name`, `calls`, and of these `chunks`, `folds` and `folderFolds` by level, and `reports`.
    /// - `models`: `provider`, `name`, `server`, `calls`; `tokens` of the new calls, `expected` and `most`, each `in` and
    ///   `out`; `cost` of them, `expected` and `most`; and `stored`, what is not paid again. What is not known is `null`.
    /// - `leastSeconds`, and all `bounds` it follows from, each with `limit` and `seconds`.
    /// - `unchanged`: documents that are as they were, and have their reports: `name` and `chunks`.
    /// - `failed` and `skipped`: files that are not read, with `name` and `reason`.
    public var json: JSONValue {
        [
            "documents": .array(documents.map(Self.json)),
            "folders": .array(folders.map(Self.json)),
            "totals": [
                "documents": .integer(documents.count), "folders": .integer(folderCount),
                "chunks": .integer(chunkCount), "tokens": .integer(tokenCount),
                "folds": Self.json(foldsByLevel), "folderFolds": Self.json(folderFoldsByLevel),
            ],
            "calls": Self.json(calls),
            "agents": .array(agentCalls.map(Self.json)),
            "models": .array(models.map(Self.json)),
            "tokens": ["expected": Self.json(usage), "most": mostUsage.map(Self.json) ?? .null],
            "cost": ["expected": Self.json(cost), "most": Self.json(mostCost)],
            "leastSeconds": leastTime.map { Self.json($0.time) } ?? .null,
            "bounds": .array(bounds.map { ["limit": .string($0.words), "seconds": Self.json($0.time)] }),
            "unchanged": .array(
                unchanged.map { ["name": .string($0.name), "chunks": .integer($0.chunkCount)] }
            ),
            "failed": .array(failed.map(Self.json)),
            "skipped": .array(skipped.map(Self.json)),
        ]
    }

    private static func json(_ document: Document) -> JSONValue {
        [
            "name": .string(document.name), "chunks": .integer(document.chunkCount),
            "tokens": .integer(document.tokenCount), "folds": json(document.foldsByLevel),
            "agents": .array(document.agents.map { .string($0) }), "calls": json(document.calls),
        ]
    }

    private static func json(_ folder: Folder) -> JSONValue {
        [
            "name": .string(folder.name), "entries": .integer(folder.entryCount),
            "folds": json(folder.foldsByLevel), "calls": json(folder.calls),
        ]
    }

    private static func json(_ agent: AgentCalls) -> JSONValue {
        [
            "name": .string(agent.agent), "calls": json(agent.total), "chunks": json(agent.chunks),
            "folds": .array(agent.folds.map(json)), "folderFolds": .array(agent.folderFolds.map(json)),
            "reports": json(agent.reports),
        ]
    }

    private static func json(_ model: Model) -> JSONValue {
        [
            "provider": .string(model.identity.provider), "name": .string(model.identity.name),
            "server": .string(model.server),
            "calls": [
                "new": .integer(model.newCalls), "stored": .integer(model.storedCalls),
                "equal": .integer(model.equalCalls),
            ],
            "tokens": ["expected": json(model.usage), "most": model.most.map(json) ?? .null],
            "cost": ["expected": json(model.cost), "most": json(model.mostCost)],
            "stored": ["tokens": json(model.storedUsage), "cost": json(model.storedCost)],
        ]
    }

    private static func json(_ calls: PlannedCalls) -> JSONValue {
        [
            "new": .integer(calls.new), "stored": .integer(calls.stored), "equal": .integer(calls.equal),
            "local": .integer(calls.local),
        ]
    }

    private static func json(_ counts: [Int]) -> JSONValue { .array(counts.map { .integer($0) }) }

    private static func json(_ usage: TokenUsage) -> JSONValue {
        ["in": .integer(usage.promptTokens), "out": .integer(usage.answerTokens)]
    }

    private static func json(_ cost: Money?) -> JSONValue { cost.map { .number($0.units) } ?? .null }

    private static func json(_ time: Duration) -> JSONValue {
        .number((time / .milliseconds(1)).rounded() / 1000)
    }

    private static func json(_ unread: RunResult.Unread) -> JSONValue {
        ["name": .string(unread.name), "reason": .string(unread.reason)]
    }
}

extension RunPlan.TimeBound {
    /// The reason in words.
    public var words: String {
        switch reason {
        case .requests(let count, let limit, let server):
            "\(Count.text(count, "request")) at \(limit) a minute (\(server))"
        case .tokens(let count, let limit, let server):
            "\(Count.text(count, "token")) at \(limit) a minute (\(server))"
        case .tree(let calls, let each, let atOnce):
            "\(Count.text(calls, "call")) of about \(each.inPlainWords) each, \(atOnce) at once, folds after their parts"
        }
    }
}

extension Duration {
    /// The time as a reader writes it: `0.2 s`, `45 s`, `12 min`, `3.5 h`.
    public var inPlainWords: String {
        let seconds = self / .seconds(1)
        func tenths(_ number: Double) -> String {
            let tenths = Int((number * 10).rounded())
            return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
        }
        if seconds < 9.95 { return "\(tenths(seconds)) s" }
        if seconds < 90 { return "\(Int(seconds.rounded())) s" }
        if seconds < 5400 { return "\(Int((seconds / 60).rounded())) min" }
        return "\(tenths(seconds / 3600)) h"
    }
}
