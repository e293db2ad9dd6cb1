internal import FanfoldTerminal
internal import Synchronization

#if canImport(Darwin)
internal import Darwin
#else
internal import Glibc
#endif

/// Standard output and standard error.
enum Console {
    /// What lines for standard error go above; `nil` without a screen.
    private static let screen = Mutex<LiveScreen?>(nil)

    /// Whether a person is likely to watch standard error.
    static var isWatched: Bool { isatty(STDERR_FILENO) == 1 }

    /// Whether a person is likely to watch standard output.
    static var isOutputWatched: Bool { isatty(STDOUT_FILENO) == 1 }

    /// Writes results; a reader that went away ends the program without an error.
    static func output(_ bytes: [UInt8]) {
        guard !send(bytes, to: STDOUT_FILENO) else { return }
        let reason = errno
        guard reason != EPIPE else { exit(ExitStatus.done.rawValue) }
        message(
            "standard output can't be written: \(String(cString: strerror(reason)))",
            hint: "make room there, or write somewhere else"
        )
        exit(ExitStatus.stopped.rawValue)
    }

    /// Writes a result and a line feed.
    static func output(line: String) { output(Array((line + "\n").utf8)) }

    /// Writes a message: what happened to what and why, and what to do next.
    static func message(_ message: String, hint: String? = nil) {
        error("fanfold: " + lines(message))
        if let hint { error("      hint: " + lines(hint)) }
    }

    /// Writes a line to standard error, above the screen if there is one; nobody is left to tell if that fails.
    static func error(_ line: String) {
        if let screen = screen.withLock({ $0 }) {
            screen.print(line)
        } else {
            send(toTerminal: Array((line + "\n").utf8))
        }
    }

    /// Writes what moves the cursor, or a line, to standard error.
    static func send(toTerminal bytes: [UInt8]) { _ = send(bytes, to: STDERR_FILENO) }

    /// Has lines for standard error go above a screen.
    static func show(on screen: LiveScreen) { Self.screen.withLock { $0 = screen } }

    /// Takes the screen away and leaves the terminal as it was found; may be done more than once.
    static func leaveScreen() {
        screen.withLock { $0.take() }?.close()
        TerminalKeys.giveBack()
    }

    /// The same for a program that ends at once, whoever holds the terminal.
    static func leaveScreenAtOnce() {
        screen.withLock { $0.take() }?.closeAtOnce()
        TerminalKeys.giveBack()
    }

    private static func lines(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false)
            .map { TerminalText.safe(String($0)) }.joined(separator: "\n")
    }

    /// Writes all bytes; `false`, with the reason in `errno`, if that can't be done.
    static func send(_ bytes: [UInt8], to file: Int32) -> Bool {
        var written = 0
        return bytes.withUnsafeBytes { buffer in
            while written < buffer.count {
                let count = write(file, buffer.baseAddress?.advanced(by: written), buffer.count - written)
                if count < 0, errno == EINTR { continue }
                if count < 0, errno == EAGAIN {
                    waitForRoom(in: file)
                    continue
                }
                guard count > 0 else { return false }
                written += count
            }
            return true
        }
    }

    /// Waits until a pipe that its other end made non-blocking takes more.
    private static func waitForRoom(in file: Int32) {
        var poller = pollfd(fd: file, events: Int16(POLLOUT), revents: 0)
        poll(&poller, 1, -1)
    }
}
