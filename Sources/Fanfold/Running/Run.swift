public import FanfoldCore
public import FanfoldExtractive
internal import FanfoldEngine
internal import FanfoldReports
internal import FoundationEssentials

/// One execution: documents in, reports out.
///
/// ```swift
/// let result = try await Run(.paths(["documents"]), output: "reports")()
/// print(result.documents.count, "documents,", result.chunkCount, "chunks")
/// ```
public struct Run: Sendable {
    /// What is read.
    public var input: RunInput
    /// The folder reports are written to; `nil` to write none.
    public var output: String?
    /// What can be set.
    public var settings: RunSettings
    /// What reads the documents.
    public var panel: Panel
    /// Whether documents are finished one after the other, so that a run that a limit ends has reports to show.
    package var finishesFirst = false

    /// Makes a run of one agent.
    public init(
        _ input: RunInput,
        output: String? = nil,
        settings: RunSettings = RunSettings(),
        agent: any Agent = ExtractiveAgent()
    ) {
        self.init(input, output: output, settings: settings, panel: Panel(agent))
    }

    /// Makes a run of several agents that read the same documents.
    public init(
        _ input: RunInput,
        output: String? = nil,
        settings: RunSettings = RunSettings(),
        panel: Panel
    ) {
        self.input = input
        self.output = output
        self.settings = settings
        self.panel = panel
    }

    /// Runs to the end, or until `stop` is requested or a limit spent, and what is in flight has ended.
    ///
    /// - Parameters:
    ///   - stop: Ends the run early when it is requested.
    ///   - listen: Receives every event, one at a time, in order.
    /// - Returns: What came of it. Documents that could not be read are counted, not thrown.
    /// - Throws: ``RunError``, or `CancellationError`.
    public func callAsFunction(
        stop: StopRequest = StopRequest(),
        listen: (RunEvent) -> Void = { _ in }
    ) async throws -> RunResult {
        let clock = ContinuousClock()
        let start = clock.now
        let corpus = try Corpus(input, settings: settings, output: output)
        let writer = try makeWriter(corpus)
        let unwritten = UnwrittenReports()
        var tally = RunTally(diagnostics: corpus.diagnostics, aggregator: panel.aggregator?.name)
        func hear(_ event: RunEvent) {
            tally.add(event)
            listen(event)
        }
        hear(
            .started(
                documentCount: corpus.outline.documents.count,
                folderCount: corpus.outline.folders.count
            )
        )
        for diagnostic in corpus.diagnostics { hear(.diagnosed(diagnostic)) }
        do {
            let ending = try await engine.run(
                Engine.Plan(outline: corpus.outline, foldsFolders: foldsFolders),
                stop: stop,
                open: { try corpus.split($0) },
                deliver: { report in
                    try unwritten.noting { () throws(OutputError) in
                        switch report {
                        case .document(let result): try writer?.write(result)
                        case .folder(let result): try writer?.write(result)
                        }
                    }
                },
                listen: hear
            )
            var result = tally.result(ending, wallTime: start.duration(to: clock.now))
            result.unwritten = unwritten.noted
            result.spentLimit = ending.isDone ? nil : stop.reason
            try unwritten.noting { () throws(OutputError) in
                try writer?.write(
                    RunRecord(
                        result,
                        input: input.title,
                        agents: panel.names,
                        concurrency: settings.concurrency
                    )
                )
            }
            result.unwritten = unwritten.noted
            if result.spentLimit == nil, let failure = ending.failure { throw RunError(failure) }
            return result
        } catch let error as OutputError {
            throw RunError(error)
        } catch let error where !(error is CancellationError || error is RunError) {
            let names = panel.names.joined(separator: ", ")
            throw RunError(.agentStopped, "run stopped: \(names): \(error)", underlying: error)
        }
    }

    private var engine: Engine {
        Engine(
            panel: panel,
            concurrency: settings.concurrency,
            cores: ProcessInfo.processInfo.activeProcessorCount,
            streams: settings.streams,
            finishesFirst: finishesFirst
        )
    }

    /// What no format shows is not folded.
    var foldsFolders: Bool {
        settings.writesIndex && (output == nil || settings.formats.contains { $0 != .text })
    }

    private func makeWriter(_ corpus: Corpus) throws(RunError) -> ReportWriter? {
        guard let output else { return nil }
        do {
            return ReportWriter(
                to: try OutputFolder(output),
                names: OutputNames(corpus.outline),
                formats: settings.formats,
                title: input.title
            )
        } catch {
            throw RunError(error, code: error.isFatal ? .output : .badSetting)
        }
    }
}
