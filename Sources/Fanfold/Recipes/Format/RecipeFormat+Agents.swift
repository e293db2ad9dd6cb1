internal import FanfoldCore

extension RecipeFormat {
    static let agent = SettingTable<Recipe.Agent>(
        "agent",
        what: "an agent",
        help: "Someone who reads documents.",
        blank: Recipe.Agent(),
        settings: [
            Setting("name", NameRule(), \.name, "What reports show; where agents are a map, its name there."),
            Setting("instructions", TextRule(), \.instructions, "What to look for and how to answer."),
            Setting("model", ModelNameRule(), \.model, modelHelp),
            Setting("temperature", NumberRule(0...2), \.temperature, "In place of the model's."),
            Setting("words", IntegerRule(1...100_000), \.words, "The most words of a document's summary."),
            Setting("when", condition, \.when, "Which documents the agent reads; all if left out."),
            Setting("timeout", DurationRule(), \.timeout, "The most time of one attempt, such as 30s."),
            Setting("fallback", FallbackRule(), \.fallback, fallbackHelp),
            Setting(
                "perspectives",
                PerspectivesRule(),
                \.perspectives,
                "The same agent with several prompts: each name becomes an agent, its text said first."
            ),
            Setting("required", TruthRule(), "Whether there is no aggregate without its answer.") {
                $0.need = $1 ? .required : .optional
            },
            Setting("optional", TruthRule(), "Whether nothing is missing where it does not answer.") {
                $0.need = $1 ? .optional : .required
            },
            Setting(
                "schema",
                AnswerSchemaRule(),
                \.schema,
                "The shape of answers: a JSON schema, or the path of one from where the recipe lies."
            ),
            Setting(
                "fold",
                ChoiceRule<Recipe.FoldRule>(),
                \.fold,
                "How answers with a schema become one: agent has the model merge them, collect joins lists, "
                    + "tally counts values."
            ),
        ],
        check: RecipeChecks.agent
    )

    static let aggregate = SettingTable<Recipe.Aggregate>(
        "aggregate",
        what: "the aggregate",
        help: "Who makes one answer of what the agents say.",
        blank: Recipe.Aggregate(),
        settings: [
            Setting("name", NameRule(), \.name, "What reports show."),
            Setting("instructions", TextRule(), \.instructions, "How to put the answers together."),
            Setting("model", ModelNameRule(), \.model, modelHelp),
            Setting("temperature", NumberRule(0...2), \.temperature, "In place of the model's."),
            Setting("words", IntegerRule(1...100_000), \.words, "The most words of the answer."),
            Setting(
                "needs",
                IntegerRule(1...10_000),
                \.needs,
                "How many of the agents a document is for must have answered; each perspective counts."
            ),
            Setting("timeout", DurationRule(), \.timeout, "The most time of one attempt, such as 30s."),
            Setting("fallback", FallbackRule(), \.fallback, fallbackHelp),
        ],
        check: RecipeChecks.aggregate
    )

    static let condition = SettingTable<Recipe.Condition>(
        "condition",
        what: "when",
        help: "Which documents: those that meet everything that is given.",
        blank: Recipe.Condition(),
        settings: [
            Setting(
                "path",
                ListRule(PatternRule()),
                \.paths,
                "Patterns of paths, as in a .gitignore file; ! in front turns one round."
            ),
            Setting("type", ListRule(ChoiceRule<DocumentFormat>()), \.types, "Kinds of files, any of which."),
            Setting("min-size", SizeRule(), \.minSize, "The smallest file, such as 10KB."),
            Setting("max-size", SizeRule(), \.maxSize, "The largest file, such as 2MB."),
            Setting(
                "text",
                ListRule(TextRule()),
                \.texts,
                "Words and phrases, any of which has to occur; large and small letters are the same."
            ),
        ],
        check: RecipeChecks.condition
    )

    static let fallback = SettingTable<FallbackDraft>(
        "fallback",
        what: "a fallback",
        help: "What takes the place of an answer: a text, or another model.",
        blank: FallbackDraft(),
        settings: [
            Setting("text", TextRule(), \.text, "This text."),
            Setting("model", ModelNameRule(), \.model, "Another model is asked."),
        ],
        check: RecipeChecks.fallback
    )

    private static let modelHelp =
        "A name from models, or PROVIDER:NAME, or extractive; if left out, the run's own model."

    private static let fallbackHelp =
        "What takes the place of an answer that does not come: a text, another model, extractive, or gap."
}
