package import FanfoldCore

/// Runs an agent over documents: opens, maps and folds them, and hands every report over.
package struct Engine: Sendable {
    /// What a run is made of.
    package struct Plan: Sendable {
        /// The documents and the folders they are in.
        package var outline: FolderOutline
        /// Whether folders are folded.
        package var foldsFolders: Bool

        package init(outline: FolderOutline, foldsFolders: Bool) {
            self.outline = outline
            self.foldsFolders = foldsFolders
        }
    }

    private let agent: any Agent
    private let permits: PermitPool
    private let limits: ScheduleLimits
    private let cores: Int

    /// Makes an engine.
    ///
    /// - Parameters:
    ///   - agent: What reads the documents.
    ///   - concurrency: The most calls in flight, at least 1.
    ///   - cores: How many documents may be read and surveyed at the same time.
    package init(agent: any Agent, concurrency: Int, cores: Int) {
        self.agent = agent
        self.cores = cores
        permits = PermitPool(permits: concurrency)
        limits = ScheduleLimits(concurrency: concurrency, cores: cores)
    }

    /// Runs to the end, or until `stop` is requested and what is in flight has ended.
    ///
    /// - Parameters:
    ///   - plan: The documents and folders.
    ///   - stop: Ends the run early when it is requested.
    ///   - open: Reads and splits a document, by its number in the outline. Throws
    ///     ``DocumentReadError`` where there is no text.
    ///   - deliver: Receives every finished report; may run beside other work. What it throws stops the run.
    ///   - listen: Receives every event, one at a time, in order.
    /// - Returns: Whether everything is done.
    /// - Throws: ``AgentError`` whose remedy is to stop the run, what `deliver` throws, and
    ///   `CancellationError`.
    package func run(
        _ plan: Plan,
        stop: StopRequest,
        open: @escaping @Sendable (Int) async throws -> SplitDocument,
        deliver: @escaping @Sendable (Report) async throws -> Void,
        listen: (RunEvent) -> Void
    ) async throws -> Bool {
        var schedule = RunSchedule(
            outline: plan.outline,
            agent: agent,
            limits: limits,
            foldsFolders: plan.foldsFolders
        )
        try await withThrowingTaskGroup(of: JobEnd.self) { group in
            while true {
                while let job = schedule.nextJob(isStopping: stop.isRequested) {
                    group.addTask { try await perform(job, stop: stop, open: open, deliver: deliver) }
                }
                schedule.takeEvents().forEach(listen)
                guard let end = try await group.next() else { return }
                schedule.apply(end)
            }
        }
        return schedule.isDone
    }

    @concurrent
    private func perform(
        _ job: Job,
        stop: StopRequest,
        open: @Sendable (Int) async throws -> SplitDocument,
        deliver: @Sendable (Report) async throws -> Void
    ) async throws -> JobEnd {
        switch job {
        case .open(let document):
            do {
                let split = try await open(document)
                let informed = try await Surveyor(cores: cores).informed(agent, of: split.chunks)
                return .opened(document: document, split, agent: informed)
            } catch let error as DocumentReadError {
                return .unread(document: document, error)
            }
        case .call(let call):
            do {
                let partial = try await permits.withPermit {
                    stop.isRequested ? nil : try call.checked(try await answer(call))
                }
                return partial.map { .called(call, .success($0)) } ?? .withdrawn(call)
            } catch let error as AgentError where error.remedy == .leaveGap {
                return .called(call, .failure(error))
            }
        case .deliver(let report):
            try await deliver(report)
            return .delivered
        }
    }

    private func answer(_ call: CallJob) async throws -> Partial {
        switch call.input {
        case .chunk(let chunk): try await call.agent.map(chunk)
        case .partials(let partials, let kind): try await call.agent.fold(partials, into: kind)
        }
    }
}
