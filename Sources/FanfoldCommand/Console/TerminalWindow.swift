internal import Dispatch
internal import FanfoldTerminal
internal import FoundationEssentials

#if canImport(Darwin)
internal import Darwin
#else
internal import Glibc
#endif

/// The terminal behind standard error.
enum TerminalWindow {
    /// Its size; `nil` where standard error is no terminal.
    static var size: ScreenSize? {
        var size = winsize()
        guard ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0 else { return nil }
        // A terminal on a line does not know how large it is.
        return ScreenSize(
            columns: size.ws_col == 0 ? 80 : Int(size.ws_col),
            rows: size.ws_row == 0 ? 24 : Int(size.ws_row)
        )
    }

    /// Whether a screen is drawn there where nothing else is asked for.
    static func isForScreen(_ environment: [String: String]) -> Bool {
        let wantsPlain = ["CI", "NO_COLOR"].contains { !(environment[$0] ?? "").isEmpty }
        return canShowScreen(environment) && !wantsPlain
    }

    /// Whether a screen can be drawn there.
    static func canShowScreen(_ environment: [String: String]) -> Bool {
        guard Console.isWatched, let size else { return false }
        let term = environment["TERM"] ?? ""
        return size.columns >= ScreenSize.least.columns && size.rows >= ScreenSize.least.rows
            && term != "dumb" && !term.isEmpty
    }

    /// Whether this program is who the terminal is for, and not in the background.
    static var isOurs: Bool {
        let group = tcgetpgrp(STDERR_FILENO)
        return group < 0 || group == getpgrp()
    }

    /// Stops this program as Ctrl-Z does, and comes back when it goes on.
    static func stop() {
        var signals = sigset_t()
        sigemptyset(&signals)
        sigaddset(&signals, SIGTSTP)
        signal(SIGTSTP, SIG_DFL)
        pthread_sigmask(SIG_UNBLOCK, &signals, nil)
        pthread_kill(pthread_self(), SIGTSTP)
        pthread_sigmask(SIG_BLOCK, &signals, nil)
        signal(SIGTSTP, SIG_IGN)
    }

    /// Hands on every signal that the terminal is another, or is to be left, until the task is cancelled.
    static func forEachChange(_ hear: (Int32) -> Void) async {
        let (signals, continuation) = AsyncStream.makeStream(of: Int32.self)
        let queue = DispatchQueue(label: "window")
        let sources = [SIGWINCH, SIGCONT, SIGTSTP].map { number in
            if number == SIGTSTP { signal(number, SIG_IGN) }
            let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
            source.setEventHandler { continuation.yield(number) }
            source.activate()
            return source
        }
        defer {
            sources.forEach { $0.cancel() }
            signal(SIGTSTP, SIG_DFL)
        }
        for await signal in signals { hear(signal) }
    }
}
