internal import Fanfold
internal import FanfoldTerminal

#if canImport(Darwin)
internal import Darwin
#else
internal import Glibc
#endif

/// Reads an event log piece by piece.
struct EventSource {
    /// What the log is called in messages.
    let name: String
    private(set) var reader = EventReader()
    private let file: Int32
    private var isOver = false

    /// Opens a file; `-` is standard input.
    ///
    /// - Throws: ``RunError`` if that can't be done.
    init(_ path: String) throws {
        name = path == "-" ? "standard input" : path
        file = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw unreadable() }
    }

    /// Closes the file; nothing can be read after that.
    func end() {
        if file != STDIN_FILENO { close(file) }
    }

    /// The events of the next piece, which may be none; `nil` at the end.
    ///
    /// - Throws: ``RunError`` for a file that can't be read and for a line that makes no sense; `CancellationError`.
    mutating func next() async throws -> [TimedEvent]? {
        guard !isOver, !reader.isEnded else { return nil }
        try await waitForInput()
        var bytes = [UInt8](repeating: 0, count: 1 << 16)
        var count = read(file, &bytes, bytes.count)
        while count < 0, errno == EINTR { count = read(file, &bytes, bytes.count) }
        guard count >= 0 else { throw unreadable() }
        do throws(EventLogError) {
            guard count == 0 else { return try reader.read(Array(bytes[..<count])) }
            isOver = true
            return try reader.end().map { [$0] } ?? []
        } catch {
            throw RunError(.badSetting, "\(name), line \(error.line): \(error.reason)", hint: error.hint)
        }
    }

    /// Waits until a read comes back at once: whoever fills a pipe takes as long as they like, and the screen and
    /// signals need the thread meanwhile.
    private func waitForInput() async throws {
        var poller = pollfd(fd: file, events: Int16(POLLIN), revents: 0)
        while poll(&poller, 1, 0) == 0 { try await Task.sleep(for: .milliseconds(10)) }
    }

    private func unreadable() -> RunError {
        RunError(
            .badSetting,
            "\(name): events can't be read: \(String(cString: strerror(errno)))",
            hint: "name a file that fanfold run --events wrote"
        )
    }
}
