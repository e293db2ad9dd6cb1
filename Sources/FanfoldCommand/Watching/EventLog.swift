internal import Dispatch
internal import Fanfold
internal import FanfoldTerminal
internal import Synchronization

#if canImport(Darwin)
internal import Darwin
#else
internal import Glibc
#endif

/// Writes events as JSON Lines to a file, in a place of its own: the run never waits for it.
final class EventLog: Sendable {
    private struct State {
        var writer = EventWriter()
        var hasHeader = false
        /// Whether something was written: until then the file is as it was found.
        var isBegun = false
        /// Whether what waits will be written in a while, and whether at once.
        var (isDue, isUrgent) = (false, false)
        /// Whether nothing more is written.
        var isOver = false
    }

    /// How long an event may wait.
    private static let delay = 0.2
    /// How many bytes don't wait.
    private static let batch = 1 << 16
    /// The most bytes that wait for a slow reader.
    private static let most = 1 << 26

    private let name: String
    private let file: Int32
    private let state = Mutex(State())
    private let queue = DispatchQueue(label: "events")

    /// Opens a file, which is emptied when the first event is written; `-` is standard output.
    ///
    /// - Throws: ``RunError`` if that can't be done, and for a file that is there and holds something else.
    static func opened(_ path: String) throws -> EventLog {
        guard path != "-" else { return EventLog("standard output", STDOUT_FILENO) }
        guard mayBeEmptied(path) else {
            throw RunError(
                .badSetting,
                "\(path): is there already, and is no event log",
                hint: "name another file, or remove that one"
            )
        }
        let file = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0o666)
        guard file >= 0 else {
            throw RunError(
                .badSetting,
                "\(path): events can't be written there: \(String(cString: strerror(errno)))",
                hint: "name a file in a folder that is there and that you may write to"
            )
        }
        return EventLog(path, file)
    }

    /// Whether nothing is lost with what a file holds: somebody's document is no place for events.
    private static func mayBeEmptied(_ path: String) -> Bool {
        var status = stat()
        guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_size > 0 else {
            return true
        }
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return true }
        defer { close(file) }
        let start = EventHeader.start
        var bytes = [UInt8](repeating: 0, count: start.count)
        let count = read(file, &bytes, bytes.count)
        // A log that was killed at once may hold less than its first words.
        return count >= 0 && start.starts(with: bytes[..<count])
    }

    private init(_ name: String, _ file: Int32) {
        self.name = name
        self.file = file
    }

    /// Writes to standard error.
    static var standardError: EventLog { EventLog("standard error", STDERR_FILENO) }

    /// Runs `body`, which gets what takes the events of a log; what it was told is written at the end.
    static func lend<Output>(
        _ log: EventLog?,
        _ body: (Watching.Watch?) async throws -> Output
    ) async throws -> Output {
        guard let log else { return try await body(nil) }
        do {
            let output = try await body { log.hear($0) }
            await log.end()
            return output
        } catch {
            await log.end()
            throw error
        }
    }

    private func hear(_ event: TimedEvent) {
        let (isFirst, isUrgent, isTooMuch) = state.withLock { state in
            guard !state.isOver else { return (false, false, false) }
            if !state.hasHeader {
                state.hasHeader = true
                state.writer.write(EventHeader(version: FanfoldVersion.current, began: .now))
            }
            state.writer.write(event)
            let count = state.writer.byteCount
            let isFirst = !state.isDue
            let isUrgent = !state.isUrgent && count >= Self.batch
            state.isDue = true
            if isUrgent { state.isUrgent = true }
            return (isFirst, isUrgent, count > Self.most)
        }
        if isTooMuch { stop(because: "it is written slower than things happen") }
        if isUrgent {
            queue.async { self.write() }
        } else if isFirst {
            queue.asyncAfter(deadline: .now() + Self.delay) { self.write() }
        }
    }

    private func end() async {
        // Nobody waits for a reader that was given up.
        guard !state.withLock(\.isOver) else { return }
        await withCheckedContinuation { continuation in
            queue.async {
                self.write()
                if self.file > STDERR_FILENO { close(self.file) }
                self.state.withLock { $0.isOver = true }
                continuation.resume()
            }
        }
    }

    /// Writes what waits; on the queue alone.
    private func write() {
        let (bytes, isFirst) = state.withLock { state in
            (state.isDue, state.isUrgent) = (false, false)
            defer { state.isBegun = true }
            return (state.isOver ? [] : state.writer.take(), !state.isBegun)
        }
        guard !bytes.isEmpty else { return }
        // A pipe has nothing to be emptied of.
        if isFirst, file > STDERR_FILENO { ftruncate(file, 0) }
        if !Console.send(bytes, to: file) { stop(because: String(cString: strerror(errno))) }
    }

    /// Writes nothing more, and says so once.
    private func stop(because reason: String) {
        let isFirst = state.withLock { state in
            defer { state.isOver = true }
            _ = state.writer.take()
            return !state.isOver
        }
        guard isFirst else { return }
        Console.message(
            "\(name): no further events are written: \(reason)",
            hint: "the run goes on without them"
        )
    }
}
