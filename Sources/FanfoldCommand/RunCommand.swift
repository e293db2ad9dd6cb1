internal import ArgumentParser
internal import Fanfold
internal import FanfoldReports
internal import FanfoldTerminal
internal import FoundationEssentials

/// `fanfold run`: documents in, reports out.
struct RunCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Summarize documents and folders into reports (the default).",
        discussion: """
            Writes a report a document and an index.md a folder into the output folder. Reports that \
            would not change are not touched. Text from --text or standard input alone is summarized on \
            standard output unless -o names a folder.
            """
    )

    @OptionGroup var input: InputOptions

    @Option(
        name: [.short, .long],
        help: ArgumentHelp(
            "Where reports go; - is standard output, for one document. (default: output)",
            valueName: "folder"
        ),
        completion: .directory
    )
    var output: String?

    @Option(help: ArgumentHelp("The most words of a summary. (default: 150)", valueName: "n"))
    var words: Int?

    @Option(
        help: ArgumentHelp(
            "What to look for: what a model is told, or words whose sentences the built-in agent prefers.",
            valueName: "string"
        )
    )
    var instructions: String?

    @Option(
        help: ArgumentHelp(
            "How reports are written, with commas between. (default: markdown)",
            valueName: "formats"
        )
    )
    var format: ReportFormats?

    @OptionGroup var models: ModelOptions
    @OptionGroup var chunks: ChunkOptions
    @OptionGroup var tree: TreeOptions
    @OptionGroup var budget: BudgetOptions
    @OptionGroup var store: StoreOptions

    @Flag(help: "Write no picture of the calls' times, timeline.svg.")
    var noPictures = false

    @Option(
        help: """
            How progress is shown: on a live screen, in plain lines, as events in JSON Lines, not at all, or \
            as suits standard error.
            """
    )
    var progress = ProgressStyle.auto

    @Option(
        help: ArgumentHelp(
            "Write all that happens as JSON Lines; - is standard output. fanfold replay plays it again.",
            valueName: "file"
        ),
        completion: .file()
    )
    var events: String?

    func validate() throws {
        if let words, words < 1 {
            throw ValidationError("--words is \(words), and has to be at least 1.")
        }
        guard output != "" else {
            throw ValidationError("-o is empty; name a folder, or - for standard output.")
        }
        guard folder != nil || format?.formats.count ?? 1 == 1 else {
            throw ValidationError("Standard output takes one format; name a folder with -o for several.")
        }
        guard events != "" else {
            throw ValidationError("--events is empty; name a file, or - for standard output.")
        }
        guard folder != nil || events != "-" else {
            throw ValidationError(
                "Standard output takes the report or the events; name a file for one."
            )
        }
    }

    func run() async throws {
        let environment = ProcessInfo.processInfo.environment
        let recipe = try models.readRecipe(instructions: instructions, environment)
        var overrides = models.overrides(environment)
        overrides.words = words
        budget.apply(to: &overrides)
        let run = RecipeRun(
            recipe,
            input.source,
            output: folder,
            settings: settings(recipe, overrides),
            overrides: overrides,
            environment: environment
        )
        let style = progress.onError(ofReports: folder != nil, environment)
        let log = try events.map(EventLog.opened)
        guard folder != nil else {
            return try await Watching.lend(progress: style, events: log) { watch in
                var run = run
                run.watch = watch
                try await runToStandardOutput(run)
            }
        }
        let result = try await Interruption.watch { stop in
            // A reader of the log that takes nothing more can still be left by a signal.
            try await Watching.lend(progress: style, events: log) { watch in
                var run = run
                run.watch = watch
                return try await show(run, style, stop)
            }
        }
        RunMessages.report(result)
        let lines = [RunMessages.summary(of: result, output: folder ?? ""), RunMessages.calls(of: result)]
        for line in lines.compactMap(\.self) {
            if events == "-" { Console.error(line) } else { Console.output(line: line) }
        }
        try end(result)
    }

    /// Reports as files, on a live screen where that is wanted.
    private func show(_ run: RecipeRun, _ style: ProgressStyle, _ stop: StopRequest) async throws -> RunResult
    {
        guard style == .screen else { return try await perform(run, style, stop) }
        let control = RunControl(run.settings.concurrency)
        control.wantsText = true
        return try await ScreenSession.show(stop: stop, control: control) { screen in
            var run = run
            let others = run.watch
            run.watch = { event in
                screen.hear(event)
                others?(event)
            }
            run.control = control
            return try await perform(run, style, stop)
        }
    }

    /// Runs to the end, and tells meanwhile what fails.
    private func perform(
        _ run: RecipeRun,
        _ style: ProgressStyle,
        _ stop: StopRequest
    ) async throws -> RunResult {
        var failures = FailureMessages()
        var isTold = false
        return try await run(stop: stop) { event in
            // From its start on, the events of a run tell what fails.
            if style == .json, case .started = event { isTold = true }
            if !isTold { failures.hear(event) }
        }
    }

    /// One document's report in place of files.
    private func runToStandardOutput(_ run: RecipeRun) async throws {
        let stop = StopRequest()
        let result = try await run.withRun(stop: stop) { try await $0.document(stop: stop) }
        for diagnostic in result.diagnostics { RunMessages.report(diagnostic) }
        switch run.settings.formats[0] {
        case .markdown: Console.output(Array(DocumentPage.render(result).utf8))
        case .json: Console.output(DocumentRecord(result).rendered)
        case .text: Console.output(Array(TextPage.render(result).utf8))
        }
        if !result.gaps.isEmpty { throw ExitStatus.incomplete }
    }

    private func end(_ result: RunResult) throws {
        if let limit = result.spentLimit {
            RunMessages.report(limit, result)
            throw ExitStatus.stopped
        }
        if !result.isComplete {
            Failure.reportInterruption()
            throw ExitStatus.interrupted
        }
        if result.documents.isEmpty, result.failed.isEmpty { throw ExitStatus.usage }
        if !result.isWhole { throw ExitStatus.incomplete }
    }

    /// The output folder; `nil` for standard output.
    private var folder: String? {
        switch output {
        case "-": nil
        case let output?: output
        case nil: input.text != nil || input.input == ["-"] ? nil : "output"
        }
    }

    /// What flags say, then the recipe, then the defaults.
    private func settings(_ recipe: Recipe, _ overrides: RecipeOverrides) -> RunSettings {
        var settings = RunSettings(recipe)
        input.apply(to: &settings)
        chunks.apply(to: &settings)
        tree.apply(to: &settings)
        store.apply(to: &settings)
        settings.formats = format?.formats ?? settings.formats
        settings.concurrency = overrides.concurrency ?? settings.concurrency
        settings.streams = models.stream
        settings.writesPictures = !noPictures
        settings.written = events.map { $0 == "-" ? [] : [$0] } ?? []
        settings.recipeFile = models.recipe
        settings.commandWords = CommandWords.shown(CommandLine.arguments)
        return settings
    }
}
