internal import FanfoldCore
internal import FanfoldEngine
internal import FanfoldReports
internal import FanfoldStore
internal import FoundationEssentials
internal import Synchronization

/// Keeps what a run makes of documents and folders, and gives back what earlier runs made.
///
/// A note that can't be read or written is as if it had never been made: it costs time and no call. The first
/// failure is told, and nothing more is noted.
final class RunNotes: RunMemory {
    /// A file that was read.
    struct Reading: Sendable {
        var path: String
        var mark: FileMark?
        var readAt: Int
        var source: SourceIdentity
    }

    private struct State {
        var readings: [ExactName: Reading] = [:]
        var hasNotes = false
        var failure: StoreError?
    }

    private let records: RunRecords
    private let basis: RunBasis
    private let state = Mutex(State())

    init(_ records: RunRecords, basis: RunBasis) {
        self.records = records
        self.basis = basis
    }

    /// The first failure to read or write a note.
    var failure: StoreError? { state.withLock { $0.failure } }

    func roots(ofDocument name: String) -> [Partial]? {
        result(ofDocument: name)?.panel.agents.map(\.summary)
    }

    func roots(ofFolder name: String) -> [Partial]? { body(ofFolder: name)?.panel.agents.map(\.summary) }

    func aggregate(ofDocument name: String) -> AgentResult? { result(ofDocument: name)?.panel.aggregate }

    func aggregate(ofFolder name: String) -> AgentResult? { body(ofFolder: name)?.panel.aggregate }

    func partial(of fold: Digest, by member: Int) -> Partial? {
        decoded { () throws(StoreError) in try records.fold(fold, member: member, basis: basis.digest) }
    }

    func keep(_ partial: Partial, of fold: Digest, by member: Int, in folder: String) {
        guard let bytes = Self.encoded(partial) else { return }
        note(.fold(fold, member: member, folder: folder, basis: basis.digest, result: bytes))
    }

    /// What an earlier run made of a document.
    func result(ofDocument name: String) -> DocumentResult? {
        decoded { () throws(StoreError) in try records.result(ofDocument: name) }
    }

    /// What an earlier run made of a folder.
    func body(ofFolder name: String) -> FolderBody? {
        decoded { () throws(StoreError) in try records.result(ofFolder: name) }
    }

    /// Notes that a file was read.
    func opened(_ name: String, _ reading: Reading) {
        state.withLock { $0.readings[ExactName(name)] = reading }
    }

    /// Notes a document's report.
    func reported(_ result: DocumentResult, _ files: [WrittenFile]) {
        note(files, of: result)
        guard let reading = state.withLock({ $0.readings.removeValue(forKey: ExactName(result.name)) }) else {
            return
        }
        var document = document(result.name, reading, Self.outcome(of: result))
        let body = result.isWhole ? Self.encoded(result) : nil
        // What misses something is tried anew.
        if body == nil { document.basis = RunBasis.none }
        note(.document(document, result: body))
    }

    /// Notes that a document turned out to be as it was.
    func confirmed(_ result: DocumentResult, _ files: [WrittenFile]) {
        note(files, of: result)
        guard let reading = state.withLock({ $0.readings.removeValue(forKey: ExactName(result.name)) }) else {
            return
        }
        note(.document(document(result.name, reading, Self.outcome(of: result)), result: nil))
    }

    /// Notes that a file is no document.
    func skipped(_ name: String, reason: String) {
        guard let reading = state.withLock({ $0.readings.removeValue(forKey: ExactName(name)) }) else {
            return
        }
        note(.document(document(name, reading, .skipped(reason: reason)), result: nil))
    }

    /// Notes a folder's report.
    func reported(_ result: FolderResult, identity: Digest?, _ files: [WrittenFile]) {
        note(
            files,
            of: result.name + "/",
            identity.map { basis.material(ofFolder: result.name, $0) } ?? RunBasis.none
        )
        let body = FolderBody(panel: result.panel, foldCount: result.foldCount, levels: result.levels)
        guard let identity, let bytes = Self.encoded(body) else {
            note(.forgetFolder(result.name))
            return
        }
        let folder = KnownFolder(
            name: result.name,
            identity: identity,
            basis: basis.ofFolder(result.name)
        )
        note(.folder(folder, result: bytes))
    }

    /// Notes a change.
    func note(_ change: RecordChange) {
        state.withLock { $0.hasNotes = true }
        trying { () throws(StoreError) in try records.note(change) }
    }

    /// Writes what is noted; folds that no run will ask for again go where the run came to its end.
    func flush(isComplete: Bool) {
        // Where nothing was noted there are no other folds than before.
        if isComplete, state.withLock({ $0.hasNotes }) { note(.forgetOldFolds(basis: basis.digest)) }
        trying { () throws(StoreError) in try records.flush() }
    }

    private func note(_ files: [WrittenFile], of result: DocumentResult) {
        note(files, of: result.name, basis.material(ofDocument: result.source.digest))
    }

    private func note(_ files: [WrittenFile], of subject: String, _ material: Digest) {
        for file in files {
            note(
                .report(
                    KnownReport(
                        path: file.path,
                        subject: subject,
                        digest: file.digest,
                        mark: file.mark,
                        material: material
                    )
                )
            )
        }
    }

    private func document(
        _ name: String,
        _ reading: Reading,
        _ outcome: KnownDocument.Outcome
    ) -> KnownDocument {
        KnownDocument(
            name: name,
            path: reading.path,
            mark: reading.mark,
            readAt: reading.readAt,
            source: reading.source,
            basis: basis.digest,
            outcome: outcome
        )
    }

    private static func outcome(of result: DocumentResult) -> KnownDocument.Outcome {
        .reported(title: result.title, chunkCount: result.chunkCount, foldCount: result.foldCount)
    }

    private func trying(_ body: () throws(StoreError) -> Void) {
        guard failure == nil else { return }
        do {
            try body()
        } catch {
            state.withLock { $0.failure = $0.failure ?? error }
        }
    }

    private func decoded<Value: Decodable>(_ read: () throws(StoreError) -> [UInt8]?) -> Value? {
        var bytes: [UInt8]?
        trying { () throws(StoreError) in bytes = try read() }
        return bytes.flatMap { try? JSONDecoder().decode(Value.self, from: Data($0)) }
    }

    private static func encoded(_ value: some Encodable) -> [UInt8]? {
        try? JSONTextEncoder().encode(value)
    }
}
