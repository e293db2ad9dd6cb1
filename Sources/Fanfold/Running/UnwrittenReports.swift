internal import FanfoldCore
internal import FanfoldReports
internal import Synchronization

/// Collects the reports that could not be written, from whatever task.
final class UnwrittenReports: Sendable {
    private let reports = Mutex<[RunResult.Unread]>([])

    /// Runs `write` and notes its failure.
    ///
    /// - Throws: ``OutputError`` where nothing else could be written either.
    func noting(_ write: () throws(OutputError) -> Void) throws(OutputError) {
        do {
            try write()
        } catch {
            guard !error.isFatal else { throw error }
            let unwritten = RunResult.Unread(name: error.path, reason: error.message, hint: error.hint)
            reports.withLock { $0.append(unwritten) }
        }
    }

    /// What was noted, by path.
    var noted: [RunResult.Unread] {
        reports.withLock { $0.sortedBytewise(by: \.name) }
    }
}
