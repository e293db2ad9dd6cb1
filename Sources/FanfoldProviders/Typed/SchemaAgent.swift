public import FanfoldCore

/// An agent whose answers are JSON that keeps to a schema.
///
/// Every answer is checked; where it does not keep to the schema the model is asked once more, with what is wrong.
/// A second answer that does not either is an ``AgentError``, which leaves a gap.
///
/// Where an object of the schema has a property `sources`, a list of whole numbers, the model is asked to put the
/// numbers of the passages there that the object rests on. They are taken out of the value and become its
/// evidence; without it the evidence of an answer is all the text it was made of.
public struct SchemaAgent: Agent, Aggregator, SelfPacing {
    /// The name reports show; no request holds it.
    public let name: String

    /// What answers have to keep to; after a fold by ``FoldRule/tally``, what was counted.
    public let schema: JSONSchema

    /// How several answers become one.
    public let foldRule: FoldRule

    private let instructions: String
    private let question: TypedQuestion
    private let sources: CitedSources
    private let isCiting: Bool

    /// Makes an agent.
    ///
    /// - Parameters:
    ///   - name: The name reports show.
    ///   - instructions: What to read for.
    ///   - model: What answers.
    ///   - identity: How requests name it.
    ///   - sampling: How it draws answers.
    ///   - timeout: The most time of one attempt; `nil` for the call's own.
    ///   - schema: What answers have to keep to.
    ///   - foldRule: How several answers become one.
    /// - Throws: ``SchemaError`` for a schema without an object at its root: servers take no other.
    public init(
        name: String,
        instructions: String,
        model: any LanguageModel,
        identity: ModelIdentity,
        sampling: Sampling = Sampling(),
        timeout: Duration? = nil,
        schema: JSONSchema,
        foldRule: FoldRule = .agent
    ) throws(SchemaError) {
        try self.init(
            name: name,
            instructions: instructions,
            asker: ModelAsker(model: model, identity: identity, sampling: sampling, timeout: timeout),
            schema: schema,
            foldRule: foldRule,
            check: { _ in [] }
        )
    }

    init(
        name: String,
        instructions: String,
        asker: ModelAsker,
        schema: JSONSchema,
        foldRule: FoldRule,
        check: @escaping @Sendable (JSONValue) -> [SchemaFlaw]
    ) throws(SchemaError) {
        guard schema.root.isObject else {
            throw SchemaError(
                pointer: "",
                "has no object at its root, and servers take no other",
                hint: #"say "type": "object" and put what is there now into a property"#
            )
        }
        self.name = name
        self.instructions = instructions
        self.schema = schema
        self.foldRule = foldRule
        question = TypedQuestion(asker: asker, schema: schema, check: check)
        sources = CitedSources(in: schema)
        isCiting = sources.isUsed
    }

    /// Reads one chunk; a chunk without text is not asked about.
    public func map(_ chunk: Chunk) async throws -> Partial {
        let material = Material(chunk)
        guard !material.isEmpty else { return Partial() }
        let value = sources.resolved(try await answer(about: material, step: .map), citing: material.evidence)
        return Partial(value: started(value))
    }

    /// Makes one value of several, by the fold rule.
    public func fold(_ partials: [Partial], into kind: FoldKind) async throws -> Partial {
        // A fallback may have answered in sentences; they go along, since no rule counts or merges them.
        let statements = partials.flatMap(\.statements)
        let values = partials.compactMap(\.value)
        guard let first = values.first else { return Partial(statements: statements) }
        switch foldRule {
        case .collect: return Partial(statements: statements, value: Collecting.united(values))
        case .tally: return Partial(statements: statements, value: Tally(of: schema).united(values))
        case .agent:
            guard values.count > 1 || !statements.isEmpty else { return Partial(value: first) }
            let material =
                isCiting ? Material(citing: partials, into: kind) : Material(folding: partials, into: kind)
            let json = try await answer(about: material, step: .fold(kind))
            return Partial(value: sources.resolved(json, citing: material.evidence))
        }
    }

    /// Brings together what several agents say, as one value of the schema.
    public func aggregate(_ sections: [AgentSection], of kind: FoldKind) async throws -> Partial {
        let material = Material(sections)
        guard !material.isEmpty else { return Partial() }
        let json = try await answer(about: material, step: .aggregate(kind))
        return Partial(value: started(sources.resolved(json, citing: material.evidence)))
    }

    /// The model's answer as it is, its numbers in place.
    func answer(about material: Material, step: PromptTask.Step) async throws -> JSONValue {
        try await question.answer(to: messages(about: material, step: step))
    }

    /// What the model is asked.
    func messages(about material: Material, step: PromptTask.Step) -> [ModelMessage] {
        let task = PromptTask(step, instructions: instructions, answer: .json(schema, isCiting: isCiting))
        return PromptLayout.messages(material, task)
    }

    /// Differs with all that is asked: the messages about a sample stand for those about any text.
    public var version: String? {
        var hasher = Digest.Hasher()
        for (step, material) in Material.samples {
            hasher.update(question.request(messages(about: material, step: step)).key)
        }
        hasher.update("\(foldRule)".utf8)
        return "typed-1 \(hasher.finalize())"
    }

    /// The most tokens of an answer; `nil` where it is the server's own limit.
    var maxAnswerTokens: Int? { question.asker.sampling.maxAnswerTokens }

    /// The model's name on its server.
    var modelName: String { question.asker.identity.name }

    /// One answer, as the fold rule expects its children.
    private func started(_ value: TypedValue) -> TypedValue {
        switch foldRule {
        case .agent: value
        case .collect: Collecting.started(value)
        case .tally: Tally(of: schema).counted(value)
        }
    }
}

extension String {
    /// Asks for JSON that keeps to a schema.
    fileprivate static func json(_ schema: JSONSchema, isCiting: Bool) -> String {
        let numbers = "\nIn \"sources\" give the numbers of the passages that its object rests on.\n"
        return """
            Answer with one JSON object that keeps to the JSON schema below, and with nothing else: no sentence before \
            or after it, no code fence. Where the material does not say what a property asks for, give null or an empty \
            list if the schema lets you.
            \(isCiting ? numbers : "")
            JSON schema:
            \(schema.json.text)
            """
    }
}
