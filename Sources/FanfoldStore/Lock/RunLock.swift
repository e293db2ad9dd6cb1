package import FanfoldCore

#if canImport(Darwin)
internal import Darwin
#else
internal import Glibc
#endif

/// An output folder for one process alone.
///
/// It is the operating system's lock on the file `lock` in the folder `.fanfold`, so a process that dies in
/// whatever way loses it. What the file holds is for messages, and decides nothing.
package final class RunLock: Sendable {
    private let file: LockFile

    private init(_ file: LockFile) { self.file = file }

    /// How often it is tried without `wait`: a look at who holds the lock holds it for a moment too.
    private static let tries = 3
    private static let firstPause = Duration.milliseconds(50)
    private static let longestPause = Duration.seconds(1)

    /// Takes the lock; it ends with what is returned, or with the process.
    ///
    /// The output folder is opened first: it tells a folder of others by there being no `.fanfold` in it.
    ///
    /// - Parameters:
    ///   - folder: The folder `.fanfold`, which is made where there is none.
    ///   - holder: Who takes it, for the messages of others.
    ///   - wait: How long another may go on holding it; `nil` not to wait.
    ///   - clock: What the time is taken from.
    ///   - zone: The zone of times in messages.
    ///   - report: Receives a warning before a longer wait, and where the file system has no locks.
    /// - Returns: The lock, to be kept as long as the folder is written to.
    /// - Throws: ``StoreError`` that says who holds it, or `CancellationError` while waiting.
    package static func take(
        in folder: String,
        holder: Holder,
        wait: Duration?,
        clock: some Clock<Duration>,
        zone: WallZone = .local,
        report: (Diagnostic) -> Void = { _ in }
    ) async throws -> RunLock {
        let start = clock.now
        var pause = firstPause
        var tried = 0
        while true {
            let file = try LockFile.open(in: folder)
            tried += 1
            switch try file.lock() {
            case .taken:
                file.write(holder.line)
                return RunLock(file)
            case .unsupported:
                report(unsupported(folder))
                file.write(holder.line)
                return RunLock(file)
            case .replaced:
                break
            case .held:
                let other = Holder(line: file.read()) ?? .unknown
                let waited = start.duration(to: clock.now)
                if let wait, waited < wait {
                    if tried == tries { report(waiting(folder, other, zone)) }
                    pause = min(pause, wait - waited)
                } else if tried >= tries {
                    throw inUse(folder, other, zone)
                }
            }
            try await clock.sleep(for: pause)
            pause = min(pause * 2, longestPause)
        }
    }

    /// Who holds the lock of a folder now; `nil` if nobody does, or it can't be told.
    ///
    /// It changes nothing in the folder.
    package static func holder(in folder: String) -> Holder? {
        guard let file = LockFile(toLookIn: folder) else { return nil }
        return file.isHeld ? Holder(line: file.read()) ?? .unknown : nil
    }

    private static func inUse(_ folder: String, _ holder: Holder, _ zone: WallZone) -> StoreError {
        StoreError(
            "\(output(of: folder)) is in use by \(holder.description(in: zone))",
            hint: "wait for it, --wait 10m does, or write into another folder with -o"
        )
    }

    private static func waiting(_ folder: String, _ holder: Holder, _ zone: WallZone) -> Diagnostic {
        Diagnostic(
            .warning,
            output(of: folder),
            "is in use by \(holder.description(in: zone)); waiting for it"
        )
    }

    private static func unsupported(_ folder: String) -> Diagnostic {
        Diagnostic(
            .warning,
            output(of: folder),
            "the file system has no locks, so nothing keeps another process out",
            hint: "run one process at a time, or write to a local disk with -o"
        )
    }

    /// The output folder, as the user knows it.
    static func output(of folder: String) -> String {
        let names = folder.pathNames
        guard names.last == ".fanfold" else { return folder }
        let rest = names.dropLast().joined(separator: "/")
        return rest.isEmpty ? "the output folder" : rest
    }
}
