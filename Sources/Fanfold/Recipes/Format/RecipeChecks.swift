/// What has to hold between settings.
enum RecipeChecks {
    /// A model has a provider, and a name there.
    @Sendable
    static func model(_ node: RecipeNode, _ model: Recipe.Model, _ reading: inout RecipeReading) {
        guard node.member("provider") == nil || model.provider != nil else { return }
        guard let provider = model.provider else {
            let providers = Recipe.Provider.allCases.map(\.rawValue).joined(separator: ", ")
            return reading.note(node, "has no provider", hint: "add provider: with one of \(providers)")
        }
        if provider != .extractive, node.member("model") == nil {
            reading.note(node, "has no model", hint: "add model: with the model's name on its server")
        }
    }

    /// An agent is told what to do, and is needed or not.
    @Sendable
    static func agent(_ node: RecipeNode, _ agent: Recipe.Agent, _ reading: inout RecipeReading) {
        if node.member("instructions") == nil, node.member("perspectives") == nil,
            agent.model != Recipe.extractive
        {
            reading.note(node, "has no instructions", hint: "add instructions: with what to look for")
        }
        if node.member("required") != nil, let optional = node.member("optional") {
            reading.note(optional, "is given beside required", hint: "keep one of the two")
        }
        if let fold = node.member("fold"), node.member("schema") == nil, agent.fold != nil,
            agent.fold != .agent
        {
            reading.note(
                fold,
                "is \(fold.json.string ?? ""), which needs answers with a schema",
                hint: "add schema: with the shape of an answer, or take fold out"
            )
        }
        if let schema = node.member("schema"), agent.model == Recipe.extractive {
            reading.note(
                schema,
                "is given beside model: extractive, which answers in sentences",
                hint: "name a language model, or take schema out"
            )
        }
        fallback(node.member("fallback"), agent.fallback, of: agent.model, &reading)
        if node.member("schema") != nil { typedFallback(node.member("fallback"), agent.fallback, &reading) }
    }

    /// An aggregate does not fall back on its own model.
    @Sendable
    static func aggregate(_ node: RecipeNode, _ aggregate: Recipe.Aggregate, _ reading: inout RecipeReading) {
        fallback(node.member("fallback"), aggregate.fallback, of: aggregate.model, &reading)
    }

    /// What failed once is no fallback for itself.
    private static func fallback(
        _ node: RecipeNode?,
        _ fallback: Recipe.Fallback?,
        of model: String?,
        _ reading: inout RecipeReading
    ) {
        guard let node, case .model(let name) = fallback, name == model else { return }
        reading.note(
            node.member("model") ?? node,
            "is \(SecretText.quoted(name)), the model that was to answer in the first place",
            hint: "name another model, or write extractive or gap"
        )
    }

    /// Sentences can't take the place of an answer with a shape.
    private static func typedFallback(
        _ node: RecipeNode?,
        _ fallback: Recipe.Fallback?,
        _ reading: inout RecipeReading
    ) {
        let kind: String
        switch fallback {
        case .extractive, .model(Recipe.extractive): kind = "the built-in agent"
        case .text: kind = "a text"
        case .model, .gap, nil: return
        }
        guard let node else { return }
        reading.note(
            node,
            "is \(kind), which gives sentences, and the agent's answers have a schema",
            hint: "write { model: NAME } or gap"
        )
    }

    /// A size range has something in it.
    @Sendable
    static func condition(_ node: RecipeNode, _ condition: Recipe.Condition, _ reading: inout RecipeReading) {
        guard let least = condition.minSize, let most = condition.maxSize, least > most,
            let place = node.member("min-size")
        else { return }
        reading.note(
            place,
            "is \(SizeText.text(least)), more than max-size with \(SizeText.text(most))",
            hint: "swap the two"
        )
    }

    /// A fallback is one thing.
    @Sendable
    static func fallback(_ node: RecipeNode, _ fallback: FallbackDraft, _ reading: inout RecipeReading) {
        let (text, model) = (node.member("text"), node.member("model"))
        if text != nil, let model {
            reading.note(model, "is given beside text", hint: "keep one of the two")
        } else if text == nil, model == nil {
            reading.note(node, "has neither text nor model", hint: "give one of the two, or write gap")
        }
    }

    /// Names are known and differ, and no more agents are needed than there are.
    @Sendable
    static func recipe(_ node: RecipeNode, _ recipe: Recipe, _ reading: inout RecipeReading) {
        models(node, recipe, &reading)
        servers(node, recipe, &reading)
        if let agents = node.member("agents") { readers(agents, recipe, &reading) }
        guard let aggregate = node.member("aggregate"), case .map = aggregate.content else { return }
        guard let agents = node.member("agents") else {
            return reading.note(aggregate, "has no agents to put together", hint: "add agents:")
        }
        // Where an agent could not be read, how many there are is not known.
        let readable = count(of: agents) == recipe.agents.count
        if let needs = recipe.aggregate?.needs, let place = aggregate.member("needs"), readable,
            needs > recipe.readers.count
        {
            let count = recipe.readers.count
            reading.note(place, "is \(needs), and there \(count == 1 ? "is 1 agent" : "are \(count) agents")")
        }
        if let name = recipe.aggregate?.shownName, recipe.readers.contains(where: { $0.name == name }) {
            let isNamed = aggregate.member("name") != nil
            reading.note(
                aggregate.member("name") ?? aggregate,
                isNamed
                    ? "is \(SecretText.quoted(name)), as an agent is called"
                    : "has no name and would be called \(name), as an agent is",
                hint: "reports tell voices apart by their names; \(isNamed ? "take another" : "add name:")"
            )
        }
    }

    private static func count(of agents: RecipeNode) -> Int {
        switch agents.content {
        case .list(let nodes): nodes.count
        case .map(let members): members.count
        default: 0
        }
    }

    private static func models(_ node: RecipeNode, _ recipe: Recipe, _ reading: inout RecipeReading) {
        // A model that has a mistake of its own is known all the same.
        var names = recipe.models.map(\.name)
        if case .map(let members) = node.member("models")?.content { names = members.map(\.name) }
        for (name, place) in reading.namedModels
        where !names.contains(name) && recipe.model(named: name) == nil {
            reading.note(
                place,
                "is \(SecretText.quoted(name)), which is no model of the recipe",
                hint: NearestName.hint(for: name, among: names + [Recipe.extractive])
                    + (NearestName.of(name, among: names + [Recipe.extractive]) == nil
                        ? ", or PROVIDER:NAME" : "")
            )
        }
    }

    private static func servers(_ node: RecipeNode, _ recipe: Recipe, _ reading: inout RecipeReading) {
        guard case .map(let members) = node.member("limits")?.member("servers")?.content else { return }
        var names = Recipe.Provider.allCases.filter { $0 != .extractive }.map(\.rawValue)
        if case .map(let models) = node.member("models")?.content { names = models.map(\.name) + names }
        for member in members where !names.contains(member.name) {
            reading.note(
                member,
                "is the name of no provider and of no model of the recipe",
                hint: NearestName.hint(for: member.name, among: names)
            )
        }
    }

    private static func readers(_ node: RecipeNode, _ recipe: Recipe, _ reading: inout RecipeReading) {
        var names: Set<String> = []
        let taken = recipe.readers.map(\.name).first { !$0.isEmpty && !names.insert($0).inserted }
        if let taken {
            reading.note(
                node,
                "has two agents named \(SecretText.quoted(taken))",
                hint: "reports tell agents apart by their names; give each its own"
            )
        }
    }
}
