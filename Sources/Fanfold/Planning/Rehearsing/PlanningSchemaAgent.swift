internal import FanfoldCore
internal import FanfoldEngine
internal import FanfoldProviders

/// A typed agent in a plan: words stand for the answers that a run would ask for.
///
/// They keep to no schema, so folds by rule don't see them: such a fold makes no call either way.
struct PlanningSchemaAgent: Agent, SelfPacing {
    let wrapped: SchemaAgent

    var name: String { wrapped.name }

    var version: String? { wrapped.version }

    func map(_ chunk: Chunk) async throws -> Partial {
        try await standingIn { try await wrapped.map(chunk) }
    }

    func fold(_ partials: [Partial], into kind: FoldKind) async throws -> Partial {
        var values = partials.compactMap(\.value)
        guard wrapped.foldRule != .agent,
            let first = values.firstIndex(where: { $0.pending != nil }),
            let pending = values.remove(at: first).pending
        else { return try await standingIn { try await wrapped.fold(partials, into: kind) } }
        let others = values.map { $0.pending?.text ?? $0.json.text }
        let whole = wrapped.foldRule == .tally ? pending.counted(with: others) : pending.joined(with: others)
        return Partial(statements: partials.flatMap(\.statements), value: TypedValue(whole))
    }

    private func standingIn(_ answer: () async throws -> Partial) async throws -> Partial {
        do {
            return try await answer()
        } catch let pending as PendingAnswer {
            return Partial(value: TypedValue(pending))
        }
    }
}

extension TypedValue {
    /// A value that holds words in the place of an answer.
    fileprivate init(_ answer: PendingAnswer) { self.init(json: .object(["pending": .string(answer.text)])) }

    /// The words in the place of an answer; `nil` for an answer.
    fileprivate var pending: PendingAnswer? {
        json["pending"]?.string.flatMap { PendingAnswer(in: $0) }
    }
}
