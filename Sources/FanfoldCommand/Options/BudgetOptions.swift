internal import ArgumentParser
internal import Fanfold

/// What a run may spend.
struct BudgetOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The most money of this run's calls; answers that are kept cost nothing.",
            valueName: "x"
        )
    )
    var maxCost: Double?

    @Option(help: ArgumentHelp("The most tokens of this run's calls, read and written.", valueName: "n"))
    var maxTokens: Int?

    @Option(
        help: ArgumentHelp("When to begin nothing new any more, such as 30m or 2h.", valueName: "time")
    )
    var deadline: TimeSpan?

    @Option(
        help: ArgumentHelp(
            "What models cost: a file such as litellm's model_prices_and_context_window.json.",
            valueName: "file"
        ),
        completion: .file(extensions: ["json"])
    )
    var prices: String?

    func validate() throws {
        if let maxCost, !(0...9_000_000).contains(maxCost) {
            throw ValidationError("--max-cost is \(maxCost), and has to be from 0 to 9000000.")
        }
        if let maxTokens, maxTokens < 1 {
            throw ValidationError("--max-tokens is \(maxTokens), and has to be at least 1.")
        }
    }

    /// Adds these options to what is said in place of a recipe.
    func apply(to overrides: inout RecipeOverrides) {
        overrides.maxCost = maxCost
        overrides.maxTokens = maxTokens
        overrides.deadline = deadline?.duration
        overrides.prices = prices
    }
}
