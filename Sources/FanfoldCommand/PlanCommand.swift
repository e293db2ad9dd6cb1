internal import ArgumentParser
internal import Fanfold
internal import FanfoldTerminal
internal import FoundationEssentials

/// `fanfold plan`: what a run would do.
struct PlanCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plan",
        abstract: "Show what a run would do: documents, chunks, folds and calls. Makes no call."
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

    func run() async throws {
        let environment = ProcessInfo.processInfo.environment
        let recipe = try models.readRecipe(instructions: nil, environment)
        var settings = RunSettings(recipe)
        input.apply(to: &settings)
        chunks.apply(to: &settings)
        tree.apply(to: &settings)
        let plan = try await RecipeRun(
            recipe,
            input.source,
            output: output,
            settings: settings,
            overrides: models.overrides(environment)
        ).plan()
        plan.diagnostics.forEach(RunMessages.report)
        for failed in plan.failed { RunMessages.report(failed.name, failed.reason, hint: failed.hint) }
        for line in PlanTable.lines(of: plan) { Console.output(line: TerminalText.safe(line)) }
        if !plan.isWhole { throw ExitStatus.incomplete }
    }
}
