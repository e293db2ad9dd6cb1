/// How much of a run is in flight at once.
struct ScheduleLimits: Sendable {
    /// Calls that are started: more than there are permits, so that a permit that comes free is taken at once.
    let calls: Int
    /// Calls that are started or ready: enough to keep the permits in use while the last document's chunks,
    /// folds and root follow each other.
    let reserve: Int
    /// Documents between their reading and their report.
    let openDocuments: Int
    /// Documents being read at the same time.
    let openings: Int

    /// Whether the run may end before its end, so that documents are finished one after the other.
    var finishesFirst = false

    /// Limits for a number of permits and of cores.
    init(concurrency: Int, cores: Int) {
        calls = 2 * concurrency
        reserve = 4 * concurrency
        openDocuments = 4 * concurrency
        openings = max(1, min(concurrency, cores))
    }
}
