internal import FanfoldCore
internal import FanfoldExtractive
internal import FanfoldProviders
internal import OrderedCollections

/// Makes a panel of agents from a recipe.
struct PanelBuilder {
    let recipe: Recipe
    let overrides: RecipeOverrides
    let catalog: any ModelSource
    let fanIn: Int
    let counter: any TokenCounter
    var prices: PriceBook?

    /// The recipe's agents and aggregator.
    ///
    /// - Throws: ``RunError`` for a model that is none, a missing key, or answers that don't fit a fold.
    func panel() throws(RunError) -> Panel {
        try checkNames()
        var members: [Panel.Member] = []
        for agent in recipe.readers { members.append(try member(agent)) }
        guard let aggregate = recipe.aggregate else { return Panel(members) }
        return Panel(members, into: try aggregator(aggregate), leastAnswers: aggregate.needs ?? 1)
    }

    /// A recipe that was read from a file has been checked; one that a program built has not.
    private func checkNames() throws(RunError) {
        var names: Set<String> = []
        let voices = recipe.readers.map(\.name) + (recipe.aggregate.map { [$0.shownName] } ?? [])
        guard let taken = voices.first(where: { !names.insert($0).inserted }) else { return }
        throw RunError(
            .badRecipe,
            "the recipe has two voices named '\(taken)'",
            hint: "reports tell agents and the aggregate apart by their names; give each its own"
        )
    }

    private func member(_ agent: Recipe.Agent) throws(RunError) -> Panel.Member {
        let duty: Panel.Member.Duty =
            switch agent.need {
            case .required: .required
            case .optional: .optional
            case nil: .expected
            }
        let reader = try reader(agent)
        guard let condition = agent.when else { return Panel.Member(reader, duty: duty) }
        return Panel.Member(reader, duty: duty, conditionVersion: "\(condition)") {
            condition.reason(against: $0)
        }
    }

    private func reader(_ agent: Recipe.Agent) throws(RunError) -> any Agent {
        let model = try recipe.model(of: agent.model, overrides)
        guard model.provider != .extractive else { return extractive(agent) }
        let fallback = try fallback(agent.fallback, of: agent, by: folding)
        guard let schema = agent.schema else {
            return withFallback(try folding(agent, model), fallback)
        }
        return withFallback(try typed(agent, schema, model), fallback)
    }

    private func withFallback(_ agent: some Agent, _ fallback: Fallback?) -> any Agent {
        guard let fallback else { return agent }
        return FallbackAgent(agent, fallback: fallback)
    }

    private func extractive(_ agent: Recipe.Agent) -> ExtractiveAgent {
        ExtractiveAgent(
            name: agent.name,
            words: overrides.words ?? agent.words ?? ExtractiveAgent().words,
            instructions: agent.instructions
        )
    }

    private func prompted(
        _ agent: Recipe.Agent,
        _ model: Recipe.Model,
        isAggregate: Bool = false
    ) throws(RunError) -> PromptedAgent {
        let words = overrides.words ?? agent.words ?? PromptedAgent.defaultWords
        var prompted = PromptedAgent(
            name: agent.name,
            instructions: agent.instructions ?? PromptedAgent.summaryInstructions,
            model: try languageModel(model, words: words, isAggregate: isAggregate),
            identity: model.identity,
            sampling: sampling(of: model, temperature: agent.temperature),
            words: words,
            timeout: overrides.timeout ?? agent.timeout,
            context: model.contextTokens
        )
        prompted.counter = counter
        return prompted
    }

    /// A reader, whose folds have to fit its context.
    private func folding(_ agent: Recipe.Agent, _ model: Recipe.Model) throws(RunError) -> PromptedAgent {
        let reader = try prompted(agent, model)
        do {
            try reader.check(fanIn: fanIn)
        } catch {
            throw RunError(.badSetting, "\(agent.name): \(error.message)", hint: error.hint)
        }
        return reader
    }

    /// An aggregator, which gets the answers of all readers in one prompt.
    private func joining(_ agent: Recipe.Agent, _ model: Recipe.Model) throws(RunError) -> PromptedAgent {
        let aggregator = try prompted(agent, model, isAggregate: true)
        do {
            try aggregator.check(fanIn: recipe.readers.count)
        } catch {
            throw RunError(
                .badSetting,
                "\(agent.name): \(error.message)",
                hint: "lower max-answer-tokens, or have fewer agents"
            )
        }
        return aggregator
    }

    private func typed(
        _ agent: Recipe.Agent,
        _ schema: JSONValue,
        _ model: Recipe.Model
    ) throws(RunError) -> any Agent {
        do {
            let typed = try SchemaAgent(
                name: agent.name,
                instructions: agent.instructions ?? PromptedAgent.summaryInstructions,
                model: try languageModel(model, words: nil),
                identity: model.identity,
                sampling: sampling(of: model, temperature: agent.temperature),
                timeout: overrides.timeout ?? agent.timeout,
                schema: try JSONSchema(schema),
                foldRule: FoldRule(agent.fold)
            )
            try typed.check(fanIn: fanIn, context: model.contextTokens)
            return catalog.reader(typed)
        } catch let error as RunError {
            throw error
        } catch let error as AgentError {
            throw RunError(.badSetting, "\(agent.name): \(error.message)", hint: error.hint)
        } catch {
            throw RunError(.badRecipe, "the schema of \(agent.name): \(error)", underlying: error)
        }
    }

    private func aggregator(_ aggregate: Recipe.Aggregate) throws(RunError) -> any Aggregator {
        var agent = Recipe.Agent()
        agent.name = aggregate.shownName
        agent.instructions = aggregate.instructions
        agent.model = aggregate.model
        agent.temperature = aggregate.temperature
        agent.words = aggregate.words
        agent.timeout = aggregate.timeout
        let model = try recipe.model(of: agent.model, overrides)
        guard model.provider != .extractive else { return extractive(agent) }
        let joining = try joining(agent, model)
        guard let fallback = try fallback(aggregate.fallback, of: agent, by: self.joining) else {
            return joining
        }
        return FallbackAgent(joining, fallback: fallback)
    }

    private func fallback(
        _ fallback: Recipe.Fallback?,
        of agent: Recipe.Agent,
        by prompted: (Recipe.Agent, Recipe.Model) throws(RunError) -> PromptedAgent
    ) throws(RunError) -> Fallback? {
        switch fallback {
        case nil, .gap: return nil
        case .text(let text): return .text(text)
        case .extractive: return .agent(extractive(agent.named("the built-in agent")))
        case .model(let name):
            // Flags hold for a fallback as well: a rehearsal must reach no real server.
            let model = try recipe.model(of: name, overrides)
            guard model.provider != .extractive else {
                return .agent(extractive(agent.named("the built-in agent")))
            }
            let first = try recipe.model(of: agent.model, overrides)
            // With one model for everybody there is no other to fall back on.
            guard model.identity != first.identity || model.baseURL != first.baseURL else { return nil }
            let name = model.model ?? name
            if let schema = agent.schema { return .agent(try typed(agent.named(name), schema, model)) }
            return .agent(try prompted(agent.named(name), model))
        }
    }

    private func languageModel(
        _ model: Recipe.Model,
        words: Int?,
        isAggregate: Bool = false
    ) throws(RunError) -> any LanguageModel {
        try prices?.add(model)
        do {
            return try catalog.languageModel(
                for: ModelUse(
                    model: model,
                    pace: recipe.pace(of: model, overrides),
                    isUsersAddress: overrides.baseURL != nil,
                    words: words,
                    isAggregate: isAggregate
                )
            )
        } catch {
            throw RunError(.badSetting, error.message, hint: error.hint, underlying: error)
        }
    }

    private func sampling(of model: Recipe.Model, temperature: Double?) -> Sampling {
        Sampling(
            temperature: overrides.temperature ?? temperature ?? model.temperature,
            seed: model.seed,
            maxAnswerTokens: model.maxAnswerTokens,
            options: model.options ?? [:]
        )
    }
}

extension Recipe.Model {
    /// The model as requests name it.
    var identity: ModelIdentity {
        ModelIdentity(
            provider: (provider ?? .openai).rawValue,
            name: model ?? name,
            revision: revision
        )
    }
}

extension Recipe.Agent {
    fileprivate func named(_ name: String) -> Recipe.Agent {
        var agent = self
        agent.name = name
        return agent
    }
}

extension FoldRule {
    /// The rule a recipe names.
    fileprivate init(_ rule: Recipe.FoldRule?) {
        switch rule {
        case .collect: self = .collect
        case .tally: self = .tally
        case .agent, nil: self = .agent
        }
    }
}
