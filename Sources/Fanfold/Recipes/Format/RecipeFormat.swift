internal import FanfoldCore

/// The format of recipes: every setting, once.
enum RecipeFormat {
    /// The whole recipe.
    static let recipe = SettingTable<Recipe>(
        "recipe",
        what: "a recipe",
        help: "A Fanfold recipe: which agents read documents, with which models, under which limits.",
        blank: Recipe(),
        settings: [
            Setting("models", ModelsRule(), \.models, "Models by names of your own, for agents to use."),
            Setting("limits", limits, \.limits, "How fast servers may be asked, and what a run may spend."),
            Setting(
                "prices",
                PathRule(),
                \.prices,
                "A file that says what models cost, such as litellm's model_prices_and_context_window.json, "
                    + "from where the recipe lies."
            ),
            Setting(
                "agents",
                AgentsRule(),
                \.agents,
                "Who reads the documents: all of them side by side. A map of names, or a list."
            ),
            Setting("aggregate", aggregate, \.aggregate, "Who makes one answer of what the agents say."),
            Setting("chunks", chunks, \.chunks, "How documents are cut."),
            Setting("tree", tree, \.tree, "How answers are folded."),
            Setting("report", report, \.report, "What is written."),
        ],
        check: RecipeChecks.recipe
    )

    static let chunks = SettingTable<Recipe.Chunks>(
        "chunks",
        what: "chunks",
        help: "How documents are cut.",
        blank: Recipe.Chunks(),
        settings: [
            Setting(
                "tokens",
                IntegerRule(RunSettings.leastChunkTokens...10_000_000),
                \.tokens,
                "The most tokens of one chunk."
            ),
            Setting(
                "tokenizer",
                PathRule(),
                \.tokenizer,
                "A .tiktoken vocabulary to count tokens with, from where the recipe lies."
            ),
        ]
    )

    static let tree = SettingTable<Recipe.Tree>(
        "tree",
        what: "the tree",
        help: "How answers are folded.",
        blank: Recipe.Tree(),
        settings: [
            Setting("fan-in", IntegerRule(2...1000), \.fanIn, "The most answers of one fold."),
            Setting("index", TruthRule(), \.index, "Whether folders are summarized too."),
        ]
    )

    static let report = SettingTable<Recipe.Report>(
        "report",
        what: "the report",
        help: "What is written.",
        blank: Recipe.Report(),
        settings: [
            Setting("formats", ListRule(ChoiceRule<ReportFormat>()), \.formats, "How reports are written.")
        ]
    )

    static let limits = SettingTable<Recipe.Limits>(
        "limits",
        what: "limits",
        help: "How fast servers may be asked, and what a run may spend.",
        blank: Recipe.Limits(),
        settings: paceSettings(\.general) + [
            Setting(
                "max-cost",
                NumberRule(0...9_000_000),
                \.maxCost,
                "The most money of a run, in the money that prices are given in."
            ),
            Setting(
                "max-tokens",
                IntegerRule(1...1_000_000_000_000),
                \.maxTokens,
                "The most tokens of a run, read and written together."
            ),
            Setting(
                "deadline",
                DurationRule(),
                \.deadline,
                "How long after its start a run begins nothing new any more."
            ),
            Setting(
                "servers",
                ServersRule(),
                \.servers,
                "Limits of one server, by the name of its provider or of one of the models asked there."
            ),
        ]
    )

    static let pace = SettingTable<Recipe.Pace>(
        "pace",
        what: "a server's limits",
        help: "How fast one server may be asked.",
        blank: Recipe.Pace(),
        settings: paceSettings(\.self)
    )

    private static func paceSettings<Value>(
        _ pace: any WritableKeyPath<Value, Recipe.Pace> & Sendable
    ) -> [Setting<Value>] {
        func setting(
            _ name: String,
            _ path: any WritableKeyPath<Recipe.Pace, Int?> & Sendable,
            most: Int,
            _ help: String
        ) -> Setting<Value> {
            Setting(name, IntegerRule(1...most), help) { $0[keyPath: pace][keyPath: path] = $1 }
        }
        return [
            setting("concurrency", \.concurrency, most: 10_000, "The most calls in flight."),
            setting(
                "requests-per-minute",
                \.requestsPerMinute,
                most: 1_000_000_000,
                "The most requests in a minute."
            ),
            setting(
                "tokens-per-minute",
                \.tokensPerMinute,
                most: 1_000_000_000_000,
                "The most tokens in a minute, read and written together."
            ),
            setting(
                "input-tokens-per-minute",
                \.inputTokensPerMinute,
                most: 1_000_000_000_000,
                "The most tokens read in a minute."
            ),
            setting(
                "output-tokens-per-minute",
                \.outputTokensPerMinute,
                most: 1_000_000_000_000,
                "The most tokens written in a minute."
            ),
        ]
    }
}
