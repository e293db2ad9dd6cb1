public import FanfoldCore
internal import FoundationEssentials

/// An agent that answers with a value of a Swift type.
///
/// The type gives the schema (``FanfoldCore/JSONSchema/init(describing:)``), the model's answers are checked by it and
/// repaired once, as those of a ``SchemaAgent`` are. A type with a property `sources: [Int]` gets the numbers of the
/// passages it rests on there, from 1 in the order of the text.
///
///     struct Prices: Codable, Sendable { var items: [Item] }
///     let prices = try TypedAgent<Prices>(
///         name: "prices", instructions: "List every price.", model: model, identity: identity
///     )
///     let answer = try await prices.answer(text)
///
/// Where an ``Agent`` is expected it reads chunks and folds by its rule; its partials hold the value as JSON.
public struct TypedAgent<Output: Codable & Sendable>: Agent, Aggregator, SelfPacing {
    private let agent: SchemaAgent
    private let form: TypedForm<Output>

    /// Makes an agent.
    ///
    /// - Parameters:
    ///   - name: The name reports and outcomes show.
    ///   - instructions: What to read for.
    ///   - model: What answers.
    ///   - identity: How requests name it.
    ///   - sampling: How it draws answers.
    ///   - timeout: The most time of one attempt; `nil` for the call's own.
    ///   - foldRule: How several answers become one.
    /// - Throws: ``SchemaError`` for a type that can't be described.
    public init(
        name: String,
        instructions: String,
        model: any LanguageModel,
        identity: ModelIdentity,
        sampling: Sampling = Sampling(),
        timeout: Duration? = nil,
        foldRule: FoldRule = .agent
    ) throws(SchemaError) {
        let form = try TypedForm<Output>()
        self.form = form
        agent = try SchemaAgent(
            name: name,
            instructions: instructions,
            asker: ModelAsker(model: model, identity: identity, sampling: sampling, timeout: timeout),
            schema: form.schema,
            foldRule: foldRule,
            check: form.flaws
        )
    }

    /// The name reports and outcomes show.
    public var name: String { agent.name }

    /// What answers have to keep to; a type that is no object stands in the property `value` of one.
    public var schema: JSONSchema { agent.schema }

    /// Reads a text as a whole: one call, or two where the first answer has to be repaired.
    ///
    /// - Throws: ``AgentError``, or `CancellationError`, passed on unwrapped.
    public func answer(_ text: String) async throws -> Output {
        let material = Material(Chunk(whole: text))
        return try form.output(of: try await agent.answer(about: material, step: .map)).get()
    }

    /// That of its prompts and its schema.
    public var version: String? { agent.version }

    /// Reads one chunk; a chunk without text is not asked about.
    public func map(_ chunk: Chunk) async throws -> Partial { try await agent.map(chunk) }

    /// Makes one value of several, by the fold rule.
    public func fold(_ partials: [Partial], into kind: FoldKind) async throws -> Partial {
        try await agent.fold(partials, into: kind)
    }

    /// Brings together what several agents say, as one value of the type.
    public func aggregate(_ sections: [AgentSection], of kind: FoldKind) async throws -> Partial {
        try await agent.aggregate(sections, of: kind)
    }
}
