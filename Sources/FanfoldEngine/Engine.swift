package import FanfoldCore

/// Runs a panel of agents over documents: opens, maps and folds them, and hands every report over.
package struct Engine: Sendable {
    /// What a run is made of.
    package struct Plan: Sendable {
        /// The documents and the folders they are in.
        package var outline: FolderOutline
        /// Whether folders are folded.
        package var foldsFolders: Bool
        /// What need not be done again; `nil` to do everything and to keep nothing.
        package var recall: Recall?

        package init(outline: FolderOutline, foldsFolders: Bool, recall: Recall? = nil) {
            self.outline = outline
            self.foldsFolders = foldsFolders
            self.recall = recall
        }
    }

    /// What came of opening a document.
    package enum Opened: Sendable {
        /// It was read and split.
        case split(SplitDocument)
        /// It is as it was, and has its report; with what each agent made of it.
        case recalled(Recall.Document, roots: [Partial])
    }

    /// How a run ended.
    package struct Ending: Sendable {
        /// Whether every document and folder has its report.
        package var isDone: Bool
        /// Why no further call could be answered.
        package var failure: AgentError?
        /// The most times faster than one call after the other that the run could have been.
        package var bestSpeedUp: Double
    }

    private let panel: Panel
    let permits: PermitPool
    private let concurrency: Int
    private let limits: ScheduleLimits
    private let cores: Int
    private let alwaysStreams: Bool
    private let control: RunControl?
    private let isSerial: Bool
    let elapsed: @Sendable () -> Duration
    let hearCall: (@Sendable (RunEvent.Call, CallEvent) -> Void)?

    /// Makes an engine.
    ///
    /// - Parameters:
    ///   - panel: What reads the documents.
    ///   - concurrency: The most calls in flight, at least 1.
    ///   - cores: How many documents may be read and surveyed at the same time.
    ///   - streams: Whether answers are asked for piece by piece.
    ///   - isSerial: Whether nothing runs beside anything else, so that the order of calls is the same every time.
    ///   - finishesFirst: Whether documents are finished one after the other, for a run that may end early.
    ///   - control: What a person tells the run while it goes on.
    ///   - clock: Measures calls.
    ///   - hearCall: Receives what happens to calls on their way, from whatever task.
    package init(
        panel: Panel,
        concurrency: Int,
        cores: Int,
        streams: Bool = false,
        isSerial: Bool = false,
        finishesFirst: Bool = false,
        control: RunControl? = nil,
        clock: some Clock<Duration> = ContinuousClock(),
        hearCall: (@Sendable (RunEvent.Call, CallEvent) -> Void)? = nil
    ) {
        self.hearCall = hearCall
        self.panel = panel
        self.concurrency = concurrency
        self.cores = cores
        alwaysStreams = streams
        self.control = control
        self.isSerial = isSerial
        permits = PermitPool(permits: concurrency)
        control?.follow { [weak permits] setting in
            permits?.setPermits(setting.concurrency)
            if setting.isPaused { permits?.pause() } else { permits?.resume() }
        }
        var limits = ScheduleLimits(concurrency: concurrency, cores: cores)
        limits.finishesFirst = finishesFirst
        self.limits = limits
        let start = clock.now
        elapsed = { start.duration(to: clock.now) }
    }

    /// Whether a call that begins now is asked to stream.
    var streams: Bool { alwaysStreams || control?.wantsText == true }

    /// Runs to the end, or until `stop` is requested and what is in flight has ended.
    ///
    /// A call that says that no other can be answered requests the stop itself, so that what is under way,
    /// and paid for, still comes in.
    ///
    /// - Parameters:
    ///   - plan: The documents and folders.
    ///   - stop: Ends the run early when it is requested.
    ///   - open: Reads and splits a document, by its number in the outline, unless it turns out to be as it
    ///     was. Throws ``DocumentReadError`` where there is no text.
    ///   - deliver: Receives every finished report; may run beside other work. What it throws stops the run.
    ///   - listen: Receives every event, one at a time, in order.
    /// - Returns: How it ended.
    /// - Throws: What `deliver` throws, what an agent throws but ``AgentError`` and ``ModelError``, and
    ///   `CancellationError`.
    package func run(
        _ plan: Plan,
        stop: StopRequest,
        open: @escaping @Sendable (Int) async throws -> Opened,
        deliver: @escaping @Sendable (Report) async throws -> Void,
        listen: (RunEvent) -> Void
    ) async throws -> Ending {
        var schedule = RunSchedule(
            outline: plan.outline,
            panel: panel,
            limits: limits,
            foldsFolders: plan.foldsFolders,
            recall: plan.recall
        )
        let memory = plan.recall?.memory
        var failure: AgentError?
        try await withThrowingTaskGroup(of: JobEnd.self) { group in
            while true {
                while !isSerial || group.isEmpty, let job = schedule.nextJob(isStopping: stop.isRequested) {
                    // What a job follows from is told before the job can tell of itself.
                    schedule.takeEvents().forEach(listen)
                    group.addTask {
                        try await perform(job, stop: stop, memory: memory, open: open, deliver: deliver)
                    }
                }
                schedule.takeEvents().forEach(listen)
                guard let end = try await group.next() else { return }
                guard case .called(let call, .failure(let error), let measure) = end, error.remedy == .stopRun
                else {
                    schedule.apply(end)
                    continue
                }
                // Not a gap: the call is made anew when the run goes on.
                failure = failure ?? error
                stop.request()
                schedule.apply(.withdrawn(call, measure))
            }
        }
        return Ending(
            isDone: schedule.isDone && failure == nil,
            failure: failure,
            bestSpeedUp: schedule.steps.bestSpeedUp(concurrency: concurrency)
        )
    }

    @concurrent
    private func perform(
        _ job: Job,
        stop: StopRequest,
        memory: (any RunMemory)?,
        open: @Sendable (Int) async throws -> Opened,
        deliver: @Sendable (Report) async throws -> Void
    ) async throws -> JobEnd {
        switch job {
        case .open(let document):
            do {
                switch try await open(document) {
                case .split(let split):
                    return .opened(document: document, split, try await readers(of: split))
                case .recalled(let known, let roots):
                    return .recalled(document: document, known, roots: roots)
                }
            } catch let error as DocumentReadError {
                return .unread(document: document, error)
            }
        case .call(let call):
            return try await perform(call, stop: stop, memory: memory)
        case .deliver(let report):
            try await deliver(report)
            return .delivered
        }
    }

    /// The agents that read a document, each informed by its survey.
    private func readers(of split: SplitDocument) async throws -> ReaderList {
        var readers = ReaderList(agents: [], skipped: [])
        for member in panel.members {
            let reason = member.reasonToSkip(split.document)
            let informed =
                reason == nil
                ? try await Surveyor(cores: cores).informed(member.agent, of: split.chunks) : member.agent
            readers.agents.append(informed)
            readers.skipped.append(reason)
        }
        return readers
    }
}
