internal import FanfoldCore

extension RecipeFormat {
    static let model = SettingTable<Recipe.Model>(
        "model",
        what: "a model",
        help: "A language model and its settings.",
        blank: Recipe.Model(),
        settings: [
            Setting("provider", ChoiceRule<Recipe.Provider>(), \.provider, "Who serves the model."),
            Setting(
                "model",
                TextRule(),
                \.model,
                "The model's name on its server; with provider command the command line."
            ),
            Setting(
                "base-url",
                AddressRule(),
                \.baseURL,
                "Where the server is, without user names and keys; the provider's own address if left out."
            ),
            Setting(
                "key-env",
                KeyVariableRule(),
                \.keyVariable,
                "The name of the environment variable that holds the key; never the key."
            ),
            Setting(
                "temperature",
                NumberRule(0...2),
                \.temperature,
                "0 for the likeliest answer, more for variety."
            ),
            Setting(
                "seed",
                IntegerRule(Int.min...Int.max),
                \.seed,
                "Makes a server that can draw the same answer again."
            ),
            Setting(
                "max-answer-tokens",
                IntegerRule(1...10_000_000),
                \.maxAnswerTokens,
                "The most tokens of an answer."
            ),
            Setting(
                "context-tokens",
                IntegerRule(64...1_000_000_000),
                \.contextTokens,
                "How many tokens the model can read and write in one call."
            ),
            Setting(
                "revision",
                TextRule(),
                \.revision,
                "Any text; where it changes, everything is asked anew."
            ),
            Setting(
                "options",
                OptionsRule(),
                \.options,
                "Other settings, handed to the server as they are, such as top_p."
            ),
            Setting("price", price, \.price, "What a million tokens cost."),
        ],
        check: RecipeChecks.model
    )

    static let price = SettingTable<Recipe.Price>(
        "price",
        what: "a price",
        help: "What a million tokens cost, in whatever money.",
        blank: Recipe.Price(),
        settings: [
            Setting("input", NumberRule(0...1_000_000), \.input, "A million tokens read."),
            Setting(
                "cached-input",
                NumberRule(0...1_000_000),
                \.cachedInput,
                "A million tokens read that the server had cached; as input if left out."
            ),
            Setting("output", NumberRule(0...1_000_000), \.output, "A million tokens written."),
        ]
    )
}
