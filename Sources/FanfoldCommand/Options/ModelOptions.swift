internal import ArgumentParser
internal import Fanfold

/// What reads the documents, and how fast.
struct ModelOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "A YAML file that names agents, models and limits; flags and the environment come before it.",
            valueName: "file"
        ),
        completion: .file(extensions: ["yaml", "yml", "json"])
    )
    var recipe: String?

    @Option(
        help: ArgumentHelp(
            "What reads: extractive (the default), openai:NAME, anthropic:NAME, ollama:NAME or command:LINE.",
            valueName: "model"
        )
    )
    var model: String?

    @Option(
        help: ArgumentHelp(
            "Where the model's server is, such as http://127.0.0.1:8089/v1.",
            valueName: "url"
        )
    )
    var baseURL: String?

    @Option(help: ArgumentHelp("How much a model's answers vary, from 0.", valueName: "x"))
    var temperature: Double?

    @Option(help: ArgumentHelp("The most tokens of a model's answer.", valueName: "n"))
    var maxAnswerTokens: Int?

    @Option(help: ArgumentHelp("The most time of one attempt, such as 30s or 2m.", valueName: "time"))
    var timeout: TimeSpan?

    @Option(
        help: ArgumentHelp(
            "The most calls in flight. (default: \(RunSettings().concurrency))",
            valueName: "n"
        )
    )
    var concurrency: Int?

    @Option(help: ArgumentHelp("The most requests in a minute.", valueName: "n"))
    var rpm: Int?

    @Option(help: ArgumentHelp("The most tokens in a minute.", valueName: "n"))
    var tpm: Int?

    @Flag(help: "Have models send their answers piece by piece; a stream that stalls is noticed sooner.")
    var stream = false

    func validate() throws {
        for (option, value) in [
            ("--max-answer-tokens", maxAnswerTokens), ("--rpm", rpm), ("--tpm", tpm),
        ] where value ?? 1 < 1 {
            throw ValidationError("\(option) is \(value ?? 0), and has to be at least 1.")
        }
        if let temperature, !(0...2).contains(temperature) {
            throw ValidationError("--temperature is \(temperature), and has to be from 0 to 2.")
        }
    }

    /// The recipe file's recipe; without one that of a single agent.
    ///
    /// - Throws: ``RecipeError`` with every mistake.
    func readRecipe(instructions: String?, _ environment: [String: String]) throws -> Recipe {
        guard let recipe else {
            let isBuiltIn = (overrides(environment).model ?? "extractive") == "extractive"
            return .summary(named: isBuiltIn ? "extractive" : "summary", instructions: instructions)
        }
        guard instructions == nil else {
            throw ValidationError("--instructions has no say beside --recipe; write them into the recipe.")
        }
        return try Recipe(contentsOf: recipe)
    }

    /// What flags, and after them the environment, say in place of a recipe.
    func overrides(_ environment: [String: String]) -> RecipeOverrides {
        var overrides = RecipeOverrides()
        overrides.model = model ?? environment["FANFOLD_MODEL"]
        overrides.baseURL = baseURL ?? environment["FANFOLD_BASE_URL"]
        overrides.temperature = temperature ?? environment["FANFOLD_TEMPERATURE"].flatMap { Double($0) }
        overrides.concurrency = concurrency ?? environment["FANFOLD_CONCURRENCY"].flatMap { Int($0) }
        overrides.maxAnswerTokens = maxAnswerTokens
        overrides.timeout = timeout?.duration
        overrides.requestsPerMinute = rpm
        overrides.tokensPerMinute = tpm
        return overrides
    }
}
