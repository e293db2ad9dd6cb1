internal import Fanfold
internal import FanfoldTerminal

/// Those that watch a run: the event log, and what shows progress.
enum Watching {
    /// Hears everything that happens; from any task, and has to be quick.
    typealias Watch = @Sendable (TimedEvent) -> Void

    /// Runs `body`, which gets what tells all that watch; `nil` if none does.
    ///
    /// - Throws: What `body` throws.
    static func lend<Output>(
        progress: ProgressStyle,
        events log: EventLog?,
        _ body: (Watch?) async throws -> Output
    ) async throws -> Output {
        try await EventLog.lend(log) { toFile in
            try await EventLog.lend(progress == .json ? .standardError : nil) { toError in
                let watchers = [toFile, toError, shown(progress)].compactMap(\.self)
                switch watchers.count {
                case 0: return try await body(nil)
                case 1: return try await body(watchers[0])
                default: return try await body { event in for watch in watchers { watch(event) } }
                }
            }
        }
    }

    private static func shown(_ progress: ProgressStyle) -> Watch? {
        switch progress {
        case .plain:
            let lines = PlainLines(Console.isWatched ? .watched : .logged) { Console.error($0) }
            return { lines.hear($0) }
        case .auto, .screen, .json, .none: return nil
        }
    }
}
