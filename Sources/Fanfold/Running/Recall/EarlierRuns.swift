internal import FanfoldCore
internal import FanfoldEngine
internal import FanfoldReports
internal import FanfoldStore

/// What earlier runs noted of a run's input, as far as it still holds.
struct EarlierRuns {
    /// All that was noted of documents, by name.
    let documents: [ExactName: KnownDocument]
    /// All that was noted of reports, by path.
    let reports: [ExactName: KnownReport]
    private let folders: [KnownFolder]

    /// Reads the notes.
    ///
    /// - Throws: ``StoreError``.
    init(_ records: RunRecords) throws(StoreError) {
        documents = Self.named(try records.documents(), by: \.name)
        reports = Self.named(try records.reports(), by: \.path)
        folders = try records.folders()
    }

    private static func named<Element>(
        _ elements: [Element],
        by name: (Element) -> String
    ) -> [ExactName: Element] {
        var named = [ExactName: Element](minimumCapacity: elements.count)
        for element in elements { named[ExactName(name(element))] = element }
        return named
    }

    /// What the run need not do: documents whose files and reports are as they were, and folders of such.
    ///
    /// - Parameters:
    ///   - corpus: The run's input.
    ///   - basis: What its reports depend on beside.
    ///   - paths: Where its reports lie.
    ///   - mark: How a file in the output folder is now.
    ///   - memory: What was made of documents and folders.
    /// - Returns: What is as it was.
    func recall(
        _ corpus: Corpus,
        _ basis: RunBasis,
        paths: ReportPaths,
        mark: (String) -> FileMark?,
        memory: any RunMemory
    ) -> Recall {
        var recall = Recall(memory: memory)
        recall.documents.reserveCapacity(documents.count)
        for (number, name) in corpus.outline.documents.enumerated() {
            guard let known = documents[ExactName(name)], known.basis == basis.digest,
                let now = corpus.mark(of: number),
                known.mark == now, now.isSettled(at: known.readAt), corpus.mayRead(size: now.size)
            else { continue }
            guard let document = Recall.Document(known) else { continue }
            let paths = document.document == nil ? [] : paths.ofDocument(name)
            let material = basis.material(ofDocument: known.source.digest)
            if areWritten(paths, of: name, material, mark) { recall.documents[number] = document }
        }
        for folder in folders where folder.basis == basis.ofFolder(folder.name) {
            let material = basis.material(ofFolder: folder.name, folder.identity)
            guard areWritten(paths.ofFolder(folder.name), of: folder.name + "/", material, mark)
            else { continue }
            recall.folders[folder.name] = folder.identity
        }
        return recall
    }

    /// Whether the reports are there as they were written, all from the same state of their subject.
    private func areWritten(
        _ paths: [String],
        of subject: String,
        _ material: Digest,
        _ mark: (String) -> FileMark?
    ) -> Bool {
        paths.allSatisfy { path in
            guard let known = reports[ExactName(path)], known.subject == subject, known.material == material
            else { return false }
            return mark(path) == known.mark
        }
    }
}

extension Recall.Document {
    /// A document as it was noted.
    init?(_ known: KnownDocument) {
        switch known.outcome {
        case .reported(let title, let chunkCount, let foldCount):
            self.init(
                RunResult.Document(
                    name: known.name,
                    source: known.source,
                    chunkCount: chunkCount,
                    foldCount: foldCount,
                    coverage: 1
                ),
                title: title
            )
        case .skipped(let reason): self.init(skipped: known.name, reason: reason)
        }
    }
}
