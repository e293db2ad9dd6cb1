/// What flags and the environment say in place of a recipe; `nil` where they say nothing.
public struct RecipeOverrides: Sendable, Hashable {
    /// The model of all agents: `extractive` or `provider:NAME`.
    public var model: String?
    /// Where the server of the models is.
    public var baseURL: String?
    /// How much a model's answers vary.
    public var temperature: Double?
    /// The most tokens of an answer.
    public var maxAnswerTokens: Int?
    /// The most words of a summary.
    public var words: Int?
    /// The most time of one attempt.
    public var timeout: Duration?
    /// The most calls in flight.
    public var concurrency: Int?
    /// The most requests in a minute.
    public var requestsPerMinute: Int?
    /// The most tokens in a minute.
    public var tokensPerMinute: Int?
    /// The most money of the run, in the money that prices are given in.
    public var maxCost: Double?
    /// The most tokens of the run, read and written together.
    public var maxTokens: Int?
    /// How long after its start the run begins nothing new any more.
    public var deadline: Duration?
    /// A file of prices in the form of litellm's `model_prices_and_context_window.json`.
    public var prices: String?

    /// Overrides nothing.
    public init() {}
}

extension Recipe {
    /// The recipe of a run without one: a single agent that summarizes.
    ///
    /// - Parameters:
    ///   - name: What reports call the agent.
    ///   - instructions: What to read for; `nil` for a plain summary.
    /// - Returns: A recipe that says nothing else.
    public static func summary(named name: String = "summary", instructions: String? = nil) -> Recipe {
        var agent = Agent()
        agent.name = name
        agent.instructions = instructions
        var recipe = Recipe()
        recipe.agents = [agent]
        return recipe
    }

    /// The model an agent asks, with what flags and the environment say in place of what the recipe says.
    ///
    /// A model of theirs takes the place of every language model; the recipe's other settings stay.
    ///
    /// - Parameters:
    ///   - name: What the agent's recipe names; `nil` for the run's own, which is the overriding one, else
    ///     the recipe's first, else the built-in agent.
    ///   - overrides: What flags and the environment say.
    /// - Returns: The model with all that is said of it.
    /// - Throws: ``RunError`` for a name that means nothing.
    func model(of name: String?, _ overrides: RecipeOverrides) throws(RunError) -> Model {
        let reference = name ?? overrides.model ?? models.first?.name ?? Self.extractive
        guard var model = model(named: reference) else { throw Self.unknownModel(reference) }
        guard model.provider != .extractive else { return model }
        if let reference = overrides.model {
            let named = (model.provider, model.model)
            guard model.take(reference: reference) else { throw Self.unknownModel(reference) }
            // Another model has another price.
            if named != (model.provider, model.model) { model.price = nil }
            model.baseURL = nil
            model.keyVariable = nil
        }
        model.baseURL = overrides.baseURL ?? model.baseURL
        model.temperature = overrides.temperature ?? model.temperature
        model.maxAnswerTokens = overrides.maxAnswerTokens ?? model.maxAnswerTokens
        return model
    }

    private static func unknownModel(_ reference: String) -> RunError {
        RunError(
            .badSetting,
            "'\(reference)' names no model",
            hint: "give --model extractive, openai:NAME, anthropic:NAME, ollama:NAME or command:LINE"
                + (reference.contains(":") || reference.isEmpty ? "" : ", such as openai:\(reference)")
        )
    }

    /// How fast a model's server may be asked, with what flags say in place of what the recipe says.
    func pace(of model: Model, _ overrides: RecipeOverrides) -> Pace {
        var pace = limits.pace(of: model)
        pace.concurrency = overrides.concurrency ?? pace.concurrency
        pace.requestsPerMinute = overrides.requestsPerMinute ?? pace.requestsPerMinute
        pace.tokensPerMinute = overrides.tokensPerMinute ?? pace.tokensPerMinute
        return pace
    }
}
