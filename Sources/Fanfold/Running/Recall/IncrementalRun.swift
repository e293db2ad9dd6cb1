internal import FanfoldCore
internal import FanfoldDocuments
internal import FanfoldEngine
internal import FanfoldReports
internal import FanfoldStore

/// A run that does again only what has to be.
struct IncrementalRun: Sendable {
    /// What need not be done.
    let recall: Recall
    /// What the next run will know.
    let notes: RunNotes
    /// What earlier runs noted.
    let earlier: EarlierRuns

    private let corpus: Corpus
    /// What reports are written by; `nil` where a run is only rehearsed.
    private let writer: ReportWriter?
    private let unwritten: UnwrittenReports
    private let basis: RunBasis
    private let now: @Sendable () -> Int

    /// `nil` where an agent can't tell what its answers depend on.
    ///
    /// - Parameters:
    ///   - run: The run.
    ///   - corpus: What it reads.
    ///   - records: What earlier runs noted.
    ///   - generation: Which answers count.
    ///   - writer: What reports are written by; `nil` where the run is only rehearsed.
    ///   - unwritten: Collects the reports that could not be written.
    ///   - mark: How a file in the output folder is now.
    /// - Throws: ``RunError`` if the notes can't be read.
    init?(
        _ run: Run,
        _ corpus: Corpus,
        _ records: RunRecords,
        generation: Int,
        writer: ReportWriter? = nil,
        unwritten: UnwrittenReports = UnwrittenReports(),
        mark: (String) -> FileMark?
    ) throws(RunError) {
        let basis = RunBasis(run, counter: corpus.counter, generation: generation)
        guard let basis else { return nil }
        self.basis = basis
        self.corpus = corpus
        now = run.now
        self.writer = writer
        self.unwritten = unwritten
        notes = RunNotes(records, basis: basis)
        do {
            earlier = try EarlierRuns(records)
        } catch {
            throw RunError(error)
        }
        let paths = writer?.paths ?? ReportPaths(corpus.outline, formats: run.settings.formats)
        recall = earlier.recall(corpus, basis, paths: paths, mark: mark, memory: notes)
    }

    /// Reads a document and splits it, unless its bytes are as they were.
    ///
    /// - Throws: ``DocumentReadError`` where there is no text, ``OutputError`` where a report that went missing
    ///   can't be written again.
    func open(_ number: Int) throws -> Engine.Opened {
        let name = corpus.outline.documents[number]
        let readAt = now()
        let (source, mark) = try corpus.source(number)
        if let path = corpus.path(of: number) {
            notes.opened(
                name,
                RunNotes.Reading(path: path, mark: mark, readAt: readAt, source: source.identity)
            )
        }
        if let known = try recalled(name, source.identity) { return known }
        do {
            return .split(try corpus.split(source))
        } catch {
            if error.isSkip { notes.skipped(name, reason: error.message) }
            throw error
        }
    }

    /// What was made of a document whose bytes are as they were; `nil` where it has to be read anew.
    private func recalled(_ name: String, _ source: SourceIdentity) throws -> Engine.Opened? {
        guard let known = earlier.documents[ExactName(name)], known.basis == basis.digest,
            known.source == source,
            let document = Recall.Document(known)
        else { return nil }
        if case .skipped(let reason) = known.outcome {
            notes.skipped(name, reason: reason)
            return .recalled(document, roots: [])
        }
        guard let result = notes.result(ofDocument: name) else { return nil }
        try unwritten.noting { () throws(OutputError) in
            notes.confirmed(result, try writer?.write(result) ?? [])
        }
        return .recalled(document, roots: result.panel.agents.map(\.summary))
    }

    /// Takes away the reports of documents that are gone.
    ///
    /// - Returns: What a person should know.
    /// - Throws: ``OutputError`` where nothing else could be written either.
    func forgetGoneDocuments(in output: OutputFolder, prunes: Bool) throws(OutputError) -> [Diagnostic] {
        let gone = GoneDocuments(corpus: corpus, earlier: earlier, output: output, notes: notes)
        switch gone.decision(prunes: prunes) {
        case .remove(let names): return try gone.remove(names)
        case .keep(let count, let all):
            return [
                Diagnostic(
                    .warning,
                    output.path,
                    "\(count) of \(all) documents are gone from the input, and their reports stay",
                    hint: "look whether the input is whole; --prune removes the reports"
                )
            ]
        }
    }

    /// The top folder's result where it is as it was.
    func top() -> FolderResult? {
        guard let folder = corpus.outline.folders.first, let body = notes.body(ofFolder: folder.name) else {
            return nil
        }
        let entries = folder.entries.map { entry in
            FolderResult.Entry(name: corpus.outline.name(of: entry), outcome: outcome(of: entry))
        }
        return FolderResult(
            name: folder.name,
            entries: entries,
            foldCount: body.foldCount,
            levels: body.levels,
            tree: TreeSketch(folder.plan),
            panel: body.panel,
            gaps: []
        )
    }

    private func outcome(of entry: FolderOutline.Entry) -> FolderResult.Entry.Outcome {
        switch entry {
        case .document(let number):
            return recall.documents[number]?.outcome ?? .skipped(reason: "nothing came of it")
        case .folder(let number):
            let counts = corpus.outline.folders[number].entries.map { outcome(of: $0).documentCount }
            return .folder(documentCount: counts.reduce(0, +))
        }
    }
}
