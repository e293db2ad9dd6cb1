internal import FanfoldCore
internal import FanfoldEngine
package import FanfoldReports
internal import FanfoldStore
internal import FoundationEssentials
internal import Synchronization

/// An output folder that one run has to itself, with what earlier runs left in it.
package final class RunSession: Sendable {
    /// The folder.
    package let output: OutputFolder
    /// What is noted of inputs and reports.
    let records: RunRecords
    /// Which answers count: a fresh start begins another.
    let generation: Int
    private let isFresh: Bool
    /// What a person should know of the folder's own files.
    let diagnostics: [Diagnostic]

    private let lock: RunLock
    private let runs: RunDatabase
    private let callFolder: String
    private let stop: StopRequest
    private let sharesCalls: Bool
    private let entry: Mutex<RunEntry>
    private let late = Mutex<[Diagnostic]>([])

    /// Opens the folder for a run, and makes it where there is none.
    ///
    /// - Parameters:
    ///   - path: The output folder.
    ///   - input: What the run reads, in a few words.
    ///   - agents: Who reads.
    ///   - settings: Whether to wait for another run, to start afresh, and where answers are kept.
    ///   - stop: Ends the wait for another run.
    ///   - tell: Receives a note where another run is waited for.
    /// - Throws: ``RunError`` if the folder can't be written, another run has it, or a newer version wrote it;
    ///   `CancellationError` while waiting for the other.
    package init(
        _ path: String,
        input: String,
        agents: [String],
        settings: RunSettings,
        stop: StopRequest,
        tell: (Diagnostic) -> Void
    ) async throws {
        do {
            output = try OutputFolder(path)
        } catch {
            throw RunError(error, code: error.isFatal ? .output : .badSetting)
        }
        let folder = path + "/.fanfold"
        let told = Mutex<[Diagnostic]>([])
        do {
            lock = try await RunLock.take(
                in: folder,
                holder: RunLock.Holder(since: .now, command: settings.commandWords),
                wait: settings.wait,
                clock: StoppableClock(stop),
                report: tell
            )
            runs = try RunDatabase(in: folder) { diagnostic in told.withLock { $0.append(diagnostic) } }
            records = RunRecords(runs)
            isFresh = settings.isFresh
            generation = try Self.generation(
                runs,
                isFresh: isFresh,
                ownStore: settings.store == nil ? folder : nil
            )
            var entry = RunEntry(
                started: .now,
                input: input,
                recipe: settings.recipeFile,
                agents: agents,
                version: FanfoldVersion.current
            )
            entry.command = settings.commandWords
            entry.id = try runs.begin(entry)
            self.entry = Mutex(entry)
        } catch let error as StoreError {
            throw RunError(error)
        } catch is CancellationError {
            guard let limit = stop.reason else { throw CancellationError() }
            throw RunError(limit)
        }
        self.stop = stop
        callFolder = settings.store ?? folder
        sharesCalls = settings.store != nil
        diagnostics = told.withLock { $0 }
    }

    private static func generation(
        _ runs: RunDatabase,
        isFresh: Bool,
        ownStore: String?
    ) throws(StoreError) -> Int {
        let current = try runs.generation() ?? ownStore.flatMap { latestGeneration(in: $0) } ?? 1
        // The time, and not the next number: folders that share a store must not meet in one.
        return isFresh ? max(current + 1, Int(Date().timeIntervalSince1970)) : current
    }

    /// The generation of the answers themselves, for where the note of it is lost, or was never made.
    private static func latestGeneration(in folder: String) -> Int? {
        guard CallStoreFile.exists(in: folder) else { return nil }
        return (try? CallStoreFile(folder: folder).latestGeneration()) ?? nil
    }

    /// Has a fresh start's answers count from now on; before that the run may still fail for a mistake.
    ///
    /// - Throws: ``RunError``.
    func begin() throws(RunError) {
        guard isFresh else { return }
        do {
            try runs.begin(generation: generation)
        } catch {
            throw RunError(error)
        }
    }

    /// Opens the answered calls.
    ///
    /// - Throws: ``RunError``.
    func calls() throws(RunError) -> CallDatabase {
        do {
            return try CallDatabase(
                folder: callFolder,
                isShared: sharesCalls,
                isAlone: !sharesCalls,
                generation: generation,
                run: "\(entry.withLock { $0.id })",
                clock: StoreClock(StoppableClock(stop)) { Int(Date().timeIntervalSince1970) }
            ) { [weak self] diagnostic in self?.late.withLock { $0.append(diagnostic) } }
        } catch {
            let failure = RunError(error)
            update { $0.end(failure, at: .now) }
            throw failure
        }
    }

    /// Opens the answered calls that several folders share, for a run without one.
    ///
    /// - Throws: ``RunError``.
    static func calls(sharedIn folder: String) throws(RunError) -> CallDatabase {
        do {
            return try CallDatabase(folder: folder, isShared: true, run: "-") { _ in }
        } catch {
            throw RunError(error)
        }
    }

    /// What the answered calls' file had to tell since this was asked last.
    func takeDiagnostics() -> [Diagnostic] {
        late.withLock { late in
            defer { late = [] }
            return late
        }
    }

    /// Keeps how far the run has come, or how it ended.
    func update(_ change: (inout RunEntry) -> Void) {
        let entry = entry.withLock { entry in
            change(&entry)
            return entry
        }
        // The history is for people: a run does not fail for want of it.
        try? runs.update(entry)
    }
}
