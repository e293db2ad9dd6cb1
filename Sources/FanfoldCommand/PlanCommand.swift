internal import ArgumentParser
internal import Fanfold
internal import FanfoldTerminal
internal import FoundationEssentials

/// `fanfold plan`: what a run would do.
struct PlanCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plan",
        abstract: "Show what a run would do: chunks, folds, calls, tokens, cost. Makes no call."
    )

    @OptionGroup var input: InputOptions
    @OptionGroup var models: ModelOptions
    @OptionGroup var chunks: ChunkOptions
    @OptionGroup var tree: TreeOptions

    @Option(
        name: [.short, .long],
        help: ArgumentHelp("The output folder of the run, which is never input.", valueName: "folder"),
        completion: .directory
    )
    var output = "output"

    @Option(
        help: ArgumentHelp(
            "What models cost: a file such as litellm's model_prices_and_context_window.json.",
            valueName: "file"
        ),
        completion: .file(extensions: ["json"])
    )
    var prices: String?

    @OptionGroup var answers: KeptAnswerOptions

    @Flag(help: "How the plan is shown, in place of a table of the documents.")
    var form: PlanForm?

    func run() async throws {
        let environment = ProcessInfo.processInfo.environment
        let recipe = try models.readRecipe(instructions: nil, environment)
        var settings = RunSettings(recipe)
        input.apply(to: &settings)
        chunks.apply(to: &settings)
        tree.apply(to: &settings)
        answers.apply(to: &settings)
        var overrides = models.overrides(environment)
        overrides.prices = prices
        let plan = try await RecipeRun(
            recipe,
            input.source,
            output: output,
            settings: settings,
            overrides: overrides
        ).plan()
        plan.diagnostics.forEach(RunMessages.report)
        for failed in plan.failed { RunMessages.report(failed.name, failed.reason, hint: failed.hint) }
        switch form {
        case nil: show(PlanTable.lines(of: plan))
        case .tree: show(plan.treeLines() + [""] + PlanTable.totals(of: plan))
        case .mermaid: Console.output(Array(plan.mermaid().utf8))
        case .json: Console.output(line: plan.json.indented())
        }
        if !plan.isWhole { throw ExitStatus.incomplete }
    }

    private func show(_ lines: [String]) {
        for line in lines { Console.output(line: TerminalText.safe(line)) }
    }
}
