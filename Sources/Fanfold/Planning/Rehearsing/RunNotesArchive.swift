internal import FanfoldCore
internal import FanfoldDocuments
internal import FanfoldStore
internal import SystemPackage

/// What runs over an output folder noted, which is read alone.
struct RunNotesArchive {
    private let output: String
    private let database: RunDatabase
    /// Which answers count.
    let generation: Int

    /// Opens the notes; `nil` where there are none.
    ///
    /// - Throws: ``StoreError``.
    init?(_ output: String) throws(StoreError) {
        guard let database = try RunDatabase(reading: output + "/.fanfold") else { return nil }
        self.output = output
        self.database = database
        generation = try database.generation() ?? 1
    }

    /// The run as far as it has something to do; `nil` where an agent can't tell what its answers depend on.
    ///
    /// - Throws: ``RunError``.
    func incremental(_ run: Run, _ corpus: Corpus) throws(RunError) -> IncrementalRun? {
        try IncrementalRun(run, corpus, RunRecords(database), generation: generation) { path in
            let report = FilePath(output).appending(path)
            return (try? FileStatus(of: report, followsLinks: false))?.mark
        }
    }
}
