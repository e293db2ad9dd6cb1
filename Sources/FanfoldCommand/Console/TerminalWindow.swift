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

    /// Whether a screen can be drawn there.
    static func canShowScreen(_ environment: [String: String]) -> Bool {
        guard Console.isWatched, let size else { return false }
        let term = environment["TERM"] ?? ""
        return size.columns >= ScreenSize.least.columns && size.rows >= ScreenSize.least.rows
            && term != "dumb" && !term.isEmpty
    }

    /// Hands on every signal that the terminal is another, until the task is cancelled.
    static func forEachChange(_ hear: (Int32) -> Void) async {
        let (signals, continuation) = AsyncStream.makeStream(of: Int32.self)
        let queue = DispatchQueue(label: "window")
        let sources = [SIGWINCH, SIGCONT].map { number in
            let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
            source.setEventHandler { continuation.yield(number) }
            source.activate()
            return source
        }
        defer { sources.forEach { $0.cancel() } }
        for await signal in signals { hear(signal) }
    }
}
