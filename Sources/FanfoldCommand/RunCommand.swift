internal import ArgumentParser
internal import Fanfold
internal import FanfoldReports
internal import FanfoldTerminal

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

    @Option(help: ArgumentHelp("The most words of a summary.", valueName: "n"))
    var words = 150

    @Option(
        help: ArgumentHelp(
            "What to look for: sentences that hold these words are preferred.",
            valueName: "string"
        )
    )
    var instructions: String?

    @Option(help: ArgumentHelp("How reports are written, with commas between.", valueName: "formats"))
    var format = ReportFormats(RunSettings().formats)

    @Option(help: ArgumentHelp("The most calls in flight.", valueName: "n"))
    var concurrency = RunSettings().concurrency

    @OptionGroup var chunks: ChunkOptions
    @OptionGroup var tree: TreeOptions

    @Option(help: "How progress is shown: plain lines, none, or what suits standard error.")
    var progress = ProgressStyle.auto

    /// How progress is shown.
    enum ProgressStyle: String, ExpressibleByArgument, CaseIterable {
        case auto, plain, none
    }

    func validate() throws {
        guard words > 0 else { throw ValidationError("--words is \(words), and has to be at least 1.") }
        guard output != "" else {
            throw ValidationError("-o is empty; name a folder, or - for standard output.")
        }
        guard folder != nil || format.formats.count == 1 else {
            throw ValidationError("Standard output takes one format; name a folder with -o for several.")
        }
    }

    func run() async throws {
        let run = Run(input.source, output: folder, settings: settings, agent: agent)
        guard folder != nil else { return try await runToStandardOutput(run) }
        let showsProgress = progress == .plain || (progress == .auto && Console.isWatched)
        let result = try await Interruption.watch { stop in
            var plain = PlainProgress(clock: ContinuousClock()) { Console.error($0) }
            return try await run(stop: stop) { event in
                RunMessages.report(event)
                if showsProgress { plain.hear(event) }
            }
        }
        RunMessages.report(result)
        Console.output(line: RunMessages.summary(of: result, output: folder ?? ""))
        try end(result)
    }

    /// One document's report in place of files.
    private func runToStandardOutput(_ run: Run) async throws {
        let result = try await run.document()
        for diagnostic in result.diagnostics { RunMessages.report(diagnostic) }
        switch settings.formats[0] {
        case .markdown: Console.output(Array(DocumentPage.render(result).utf8))
        case .json: Console.output(DocumentRecord(result).rendered)
        case .text: Console.output(Array(TextPage.render(result).utf8))
        }
        if !result.gaps.isEmpty { throw ExitStatus.incomplete }
    }

    private func end(_ result: RunResult) throws {
        if !result.isComplete { throw ExitStatus.interrupted }
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

    private var agent: ExtractiveAgent { ExtractiveAgent(words: words, instructions: instructions) }

    private var settings: RunSettings {
        var settings = RunSettings()
        input.apply(to: &settings)
        chunks.apply(to: &settings)
        tree.apply(to: &settings)
        settings.formats = format.formats
        settings.concurrency = concurrency
        return settings
    }
}
