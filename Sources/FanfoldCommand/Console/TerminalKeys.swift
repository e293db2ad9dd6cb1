internal import Dispatch
internal import FanfoldTerminal
internal import Synchronization

#if canImport(Darwin)
internal import Darwin
#else
internal import Glibc
#endif

/// The keyboard: read key by key, without showing what is typed, for as long as a screen is up.
enum TerminalKeys {
    /// How the terminal was; `nil` while it is as it was.
    private static let found = Mutex<termios?>(nil)

    /// Whether somebody can press keys: standard input is a terminal, and this program is who it listens to.
    static var canBeRead: Bool { isKeyboard && tcgetpgrp(STDIN_FILENO) == getpgrp() }

    /// Whether standard input is a terminal, whoever it listens to now.
    static var isKeyboard: Bool { isatty(STDIN_FILENO) == 1 }

    /// The milliseconds until it is looked again whether keys are for this program.
    private static let pause: Int32 = 200

    /// Has keys come one by one; Ctrl-C goes on to be a signal.
    static func take() {
        found.withLock { found in
            var mode = termios()
            guard canBeRead, tcgetattr(STDIN_FILENO, &mode) == 0 else { return }
            if found == nil { found = mode }
            mode.c_lflag &= ~tcflag_t(ICANON | ECHO)
            tcsetattr(STDIN_FILENO, TCSANOW, &mode)
        }
    }

    /// Leaves the terminal as it was found; may be done more than once.
    static func giveBack() {
        found.withLock { found in
            guard var mode = found else { return }
            found = nil
            // Whoever has the terminal now has set it their own way, and would see this program stopped for a change.
            guard canBeRead else { return }
            // What was typed and not read is not for the shell.
            tcflush(STDIN_FILENO, TCIFLUSH)
            tcsetattr(STDIN_FILENO, TCSANOW, &mode)
        }
    }

    /// Hands on every key that is pressed, until the task is cancelled.
    static func forEachPressed(_ hear: (PressedKey) -> Void) async {
        let (reads, continuation) = AsyncStream.makeStream(of: [UInt8].self)
        let source = DispatchSource.makeReadSource(
            fileDescriptor: STDIN_FILENO,
            queue: DispatchQueue(label: "keys")
        )
        source.setEventHandler {
            // Who reads what is not for them is stopped.
            guard canBeRead else {
                poll(nil, 0, pause)
                return
            }
            var bytes = [UInt8](repeating: 0, count: 64)
            let count = read(STDIN_FILENO, &bytes, bytes.count)
            guard count > 0 else {
                // The terminal is gone; else this would be called without end.
                if count == 0 || (errno != EINTR && errno != EAGAIN) { continuation.finish() }
                return
            }
            continuation.yield(Array(bytes.prefix(count)))
        }
        source.activate()
        defer { source.cancel() }
        for await bytes in reads { PressedKey.keys(in: bytes).forEach(hear) }
    }
}
