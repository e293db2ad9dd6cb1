internal import FanfoldCore

extension Run {
    /// Runs `body`, which hands on what it hears, and tells who watches.
    func watched(
        _ corpus: Corpus,
        _ body: (RunWatcher) async throws -> RunResult
    ) async throws -> RunResult {
        // Nobody else needs them.
        let sizes = watch == nil ? [:] : corpus.sizes
        let watcher = RunWatcher(
            keepsCalls: settings.writesPictures && output != nil,
            size: { sizes[$0] ?? 0 },
            watch: watch ?? { _ in }
        )
        watcher.tell(.started(watchStart(corpus, sizes)))
        do {
            let result = try await watcher.sampling(limits) { try await body(watcher) }
            watcher.tell(.ended(WatchEvent.RunEnd(result)))
            return result
        } catch {
            watcher.end(error)
            throw error
        }
    }

    /// What who watches the run is told first.
    func watchStart(_ corpus: Corpus, _ sizes: [String: Int]) -> WatchEvent.Start {
        WatchEvent.Start(
            input: input.title,
            output: output,
            agents: panel.members.map(\.agent.name),
            aggregator: panel.aggregator?.name,
            documentCount: corpus.outline.documents.count,
            byteCount: sizes.values.reduce(0, +),
            folderCount: foldsFolders ? corpus.outline.folders.count : 0,
            folderFoldsByLevel: foldsFolders
                ? corpus.outline.folders.reduce(into: []) { $0.add($1.plan.foldsByLevel) } : [],
            concurrency: settings.concurrency,
            version: FanfoldVersion.current
        )
    }
}

extension RunWatcher {
    /// How often it is looked at how limits stand.
    private static let sampling = Duration.milliseconds(250)

    /// Runs `body`, and tells meanwhile how limits stand whenever that has changed.
    func sampling<Output>(
        _ limits: @escaping @Sendable () -> [(server: String, state: LimitState)],
        _ body: () async throws -> Output
    ) async rethrows -> Output {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                var last: [String: LimitState] = [:]
                while true {
                    self.tick()
                    for (server, state) in limits() where last[server] != state {
                        last[server] = state
                        self.tell(.limits(server: server, state))
                    }
                    try await ContinuousClock().sleep(for: Self.sampling)
                }
            }
            defer { group.cancelAll() }
            return try await body()
        }
    }
}

extension WatchEvent.RunEnd {
    init(_ result: RunResult) {
        self.init(
            isComplete: result.isComplete,
            reason: result.spentLimit?.message,
            wallTime: result.wallTime,
            speedUp: result.speedUp,
            bestSpeedUp: result.bestSpeedUp
        )
    }
}

extension RunWatcher {
    /// Tells how a run ended that gave no result.
    func end(_ error: any Error) {
        let reason =
            (error as? RunError)?.message ?? (error is CancellationError ? "interrupted" : "\(error)")
        tell(
            .ended(
                WatchEvent.RunEnd(
                    isComplete: false,
                    reason: reason,
                    wallTime: now,
                    speedUp: 1,
                    bestSpeedUp: 1
                )
            )
        )
    }
}
