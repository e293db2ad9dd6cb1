public import FanfoldCore

/// An agent that asks a language model: instructions, a model, and the limits of an answer.
///
/// What it asks depends on its settings and on the text alone, so the same text is the same request. It
/// gives the same partial for the same reply. A request that fails is tried again by the layers in front of the
/// model, not here.
public struct PromptedAgent: Agent, Aggregator, SelfPacing {
    /// The name reports show; no request holds it.
    public var name: String

    /// What to read for, in the author's words.
    public var instructions: String

    /// The model that is asked.
    public var identity: ModelIdentity

    /// How the model draws its answer, and the most tokens of one.
    public var sampling: Sampling

    /// The most words of an answer, as the model is told.
    public var words: Int

    /// The most time of one attempt; `nil` for what the running call has.
    public var timeout: Duration?

    /// The most tokens of prompt and answer together that the model takes; `nil` where it is not known.
    public var context: Int?

    /// Counts tokens where a part may be too long for a fold.
    package var counter: any TokenCounter = RoughTokenCounter()

    private let model: any LanguageModel

    /// The instructions of an agent that has none of its own.
    public static let summaryInstructions = """
        Summarize it for someone who will not read it: what it is about, what it says, and what was found, decided \
        or left open. Keep names, numbers and dates.
        """

    /// The most words of an answer where nothing else is said.
    public static let defaultWords = 150

    /// Makes an agent.
    ///
    /// - Parameters:
    ///   - name: The name reports show.
    ///   - instructions: What to read for.
    ///   - model: What answers: a provider, with the layers in front of it.
    ///   - identity: The model's name in requests.
    ///   - sampling: How the model draws its answer, and the most tokens of one.
    ///   - words: The most words of an answer.
    ///   - timeout: The most time of one attempt.
    ///   - context: The most tokens of prompt and answer together that the model takes.
    public init(
        name: String = "summary",
        instructions: String = summaryInstructions,
        model: any LanguageModel,
        identity: ModelIdentity,
        sampling: Sampling = Sampling(),
        words: Int = defaultWords,
        timeout: Duration? = nil,
        context: Int? = nil
    ) {
        self.name = name
        self.instructions = instructions
        self.model = model
        self.identity = identity
        self.sampling = sampling
        self.words = words
        self.timeout = timeout
        self.context = context
    }

    /// Reads one chunk; a chunk without text is not asked about.
    public func map(_ chunk: Chunk) async throws -> Partial {
        try await answer(.map, about: Material(chunk))
    }

    /// Merges partials; of one that is far longer than an answer may be, the end is left out and named.
    public func fold(_ partials: [Partial], into kind: FoldKind) async throws -> Partial {
        let limit = sampling.maxAnswerTokens.map { PartLimit(tokens: $0, counter: counter) }
        return try await answer(.fold(kind), about: Material(folding: partials, into: kind, limit: limit))
    }

    /// Brings together what several agents say; sections without an answer are named as such.
    public func aggregate(_ sections: [AgentSection], of kind: FoldKind) async throws -> Partial {
        try await answer(.aggregate(kind), about: Material(sections))
    }

    private func answer(_ step: PromptTask.Step, about material: Material) async throws -> Partial {
        guard !material.isEmpty else { return Partial() }
        var reply = try await ask(request(step, about: material))
        var substitution: Substitution?
        if reply.finish == .length {
            substitution = Substitution(by: "a shorter answer", reason: "the first was \(cut(reply))")
            reply = try await ask(request(step, about: material, isSecond: true))
        }
        switch reply.finish {
        case .stop: break
        case .length: throw cutAnswer(reply)
        case .refusal: throw refusal(reply)
        case .contentFilter:
            throw AgentError("the server withheld the answer of \(identity.name)", kind: "withheld")
        }
        let parsed = ParsedReply(reply.text, passageCount: material.evidence.count)
        guard !parsed.sentences.isEmpty else {
            throw AgentError("the answer of \(identity.name) is empty", kind: "emptyAnswer")
        }
        let omissions = material.omissions
        return Partial(
            statements: parsed.statements(citing: material),
            substitution: substitution,
            omission: omissions.isEmpty ? nil : omissions.joined(separator: "; ")
        )
    }

    /// The request for a step; the second one, after an answer that was too long, asks for half as much.
    package func request(_ step: PromptTask.Step, about material: Material, isSecond: Bool = false)
        -> ModelRequest
    {
        let limit = isSecond ? max(1, words / 2) : words
        let task = PromptTask(
            step,
            instructions: instructions,
            answer: PromptTask.prose(words: limit, isSecond: isSecond)
        )
        return ModelRequest(
            model: identity,
            messages: PromptLayout.messages(material, task),
            sampling: sampling
        )
    }

    private func ask(_ request: ModelRequest) async throws -> ModelReply {
        var context = CallContext.current
        if let timeout { context.timeout = timeout }
        do {
            return try await model.reply(to: request, in: context)
        } catch let error as ModelError where error.kind != .withdrawn {
            throw AgentError(error)
        }
    }

    private func cut(_ reply: ModelReply) -> String {
        "cut at \(Count.text(sampling.maxAnswerTokens ?? reply.usage.answerTokens, "token"))"
    }

    private func cutAnswer(_ reply: ModelReply) -> AgentError {
        AgentError(
            "the answer of \(identity.name) was \(cut(reply)), and a shorter one as well",
            hint: "raise max-answer-tokens, or lower words (now \(words))",
            kind: "cutAnswer"
        )
    }

    private func refusal(_ reply: ModelReply) -> AgentError {
        let words = ParsedReply(reply.text, passageCount: 0).sentences.first?.text
        return AgentError(
            "\(identity.name) refused to answer" + (words.map { ": \($0.prefix(200))" } ?? ""),
            kind: "refused"
        )
    }
}
