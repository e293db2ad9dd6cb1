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
    /// Tells the time, in nanoseconds since 1970: when a file was read.
    package var now: @Sendable () -> Int = { Int(Date().timeIntervalSince1970 * 1e9) }
    /// Whether documents are finished one after the other, so that a run that a limit ends has reports to show.
    package var finishesFirst = false

    /// Receives all that happens, with its time, one thing at a time and from whatever task.
    package var watch: (@Sendable (TimedEvent) -> Void)?
    /// What a person tells the run while it goes on.
    package var control: RunControl?
    /// Tells how the limits of every server stand.
    package var limits: @Sendable () -> [(server: String, state: LimitState)] = { [] }

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
        var corpus = try Corpus(input, settings: settings, output: output)
        let session = try await session(stop) { listen(.diagnosed($0)) }
        try session?.begin()
        // Another run was perhaps waited for, and files came and went meanwhile.
        if settings.wait != nil { corpus = try Corpus(input, settings: settings, output: output) }
        return try await perform(corpus, in: session, stop: stop, listen: listen)
    }

    /// Takes the output folder; `nil` where nothing is written.
    private func session(
        _ stop: StopRequest,
        tell: (Diagnostic) -> Void
    ) async throws -> RunSession? {
        guard let output else { return nil }
        return try await RunSession(
            output,
            input: input.title,
            agents: panel.names,
            settings: settings,
            stop: stop,
            tell: tell
        )
    }

    /// Runs over a corpus to the end, or until `stop` is requested and what is in flight has ended.
    package func perform(
        _ corpus: Corpus,
        in session: RunSession?,
        stop: StopRequest,
        listen: (RunEvent) -> Void
    ) async throws -> RunResult {
        var recorder = RunRecorder(session, aggregator: panel.aggregator?.name, clock: ContinuousClock())
        do {
            let result = try await watched(corpus) { watcher in
                try await read(corpus, in: session, stop: stop, watcher) { event in
                    recorder.hear(event)
                    watcher.hear(event)
                    listen(event)
                }
            }
            recorder.end(result)
            return result
        } catch {
            recorder.end(error)
            throw error
        }
    }

    private func read(
        _ corpus: Corpus,
        in session: RunSession?,
        stop: StopRequest,
        _ watcher: RunWatcher,
        listen: (RunEvent) -> Void
    ) async throws -> RunResult {
        let clock = ContinuousClock()
        let start = clock.now
        let writer = session.map { makeWriter(corpus, $0.output) }
        let unwritten = UnwrittenReports()
        var incremental: IncrementalRun?
        if let session, let writer {
            incremental = try IncrementalRun(
                self,
                corpus,
                session.records,
                generation: session.generation,
                writer: writer,
                unwritten: unwritten,
                mark: { session.output.mark(of: $0) }
            )
        }
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
        let told = (session?.diagnostics ?? []) + (session?.takeDiagnostics() ?? [])
        for diagnostic in corpus.diagnostics + told { hear(.diagnosed(diagnostic)) }
        do {
            let ending = try await engine(watcher).run(
                Engine.Plan(
                    outline: corpus.outline,
                    foldsFolders: foldsFolders,
                    recall: incremental?.recall
                ),
                stop: stop,
                open: { [incremental] number in
                    guard let incremental else { return .split(try corpus.split(number)) }
                    return try incremental.open(number)
                },
                deliver: { [incremental] report in
                    try unwritten.noting { () throws(OutputError) in
                        switch report {
                        case .document(let result):
                            incremental?.notes.reported(result, try writer?.write(result) ?? [])
                        case .folder(let result, let identity):
                            incremental?.notes.reported(
                                result,
                                identity: identity,
                                try writer?.write(result) ?? []
                            )
                        }
                    }
                },
                listen: hear
            )
            if ending.isDone, let incremental, let session {
                let told = try incremental.forgetGoneDocuments(in: session.output, prunes: settings.prunes)
                for diagnostic in told { hear(.diagnosed(diagnostic)) }
            }
            incremental?.notes.flush(isComplete: ending.isDone)
            for diagnostic in session?.takeDiagnostics() ?? [] { hear(.diagnosed(diagnostic)) }
            if let failure = incremental?.notes.failure { hear(.diagnosed(.unkept(failure))) }
            var result = tally.result(ending, wallTime: start.duration(to: clock.now))
            if result.isComplete, foldsFolders, result.top == nil { result.top = incremental?.top() }
            result.unwritten = unwritten.noted
            result.spentLimit = ending.isDone ? nil : stop.reason
            let trace = watcher.trace(of: result)
            result.bounds = trace.bounds
            let record = RunRecord(
                result,
                input: input.title,
                agents: panel.names,
                concurrency: settings.concurrency
            )
            try unwritten.noting { () throws(OutputError) in
                do throws(OutputError) {
                    try writer?.write(record)
                } catch {
                    // What stopped the run, a full disk say, is told; that run.json met it too is no news.
                    if ending.failure == nil { throw error }
                }
            }
            if settings.writesPictures, let picture = TimelinePicture(trace).rendered {
                try unwritten.noting { () throws(OutputError) in try writer?.write(timeline: picture) }
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

    private func engine(_ watcher: RunWatcher) -> Engine {
        Engine(
            panel: panel,
            concurrency: settings.concurrency,
            cores: ProcessInfo.processInfo.activeProcessorCount,
            streams: settings.streams,
            finishesFirst: finishesFirst,
            control: control,
            hearCall: { watcher.hear($0, $1) }
        )
    }

    /// What no format shows is not folded.
    var foldsFolders: Bool {
        settings.writesIndex && (output == nil || settings.formats.contains { $0 != .text })
    }

    private func makeWriter(_ corpus: Corpus, _ output: OutputFolder) -> ReportWriter {
        ReportWriter(
            to: output,
            paths: ReportPaths(corpus.outline, formats: settings.formats),
            title: input.title
        )
    }
}

extension Diagnostic {
    /// What the next run could have been spared is not noted.
    fileprivate static func unkept(_ error: StoreError) -> Diagnostic {
        Diagnostic(
            .warning,
            "the notes for the next run",
            "are not whole, so it will read more files than it has to: \(error.message)",
            hint: error.hint
        )
    }
}
