/// How much of a run is in flight at once.
struct ScheduleLimits: Sendable {
    /// Calls that are started: more than there are permits, so that a permit that comes free is taken at once.
    let calls: Int
    /// Documents between their reading and their report.
    let openDocuments: Int
    /// Documents being read at the same time.
    let openings: Int

    /// Limits for a number of permits and of cores.
    init(concurrency: Int, cores: Int) {
        calls = 2 * concurrency
        openDocuments = max(2, concurrency)
        openings = max(1, min(concurrency, cores))
    }
}
