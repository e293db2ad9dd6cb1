internal import Fanfold
internal import FanfoldTerminal
internal import FoundationEssentials

#if canImport(Darwin)
internal import Darwin
#else
internal import Glibc
#endif

/// The live screen and the keys, for as long as a run goes on.
enum ScreenSession {
    /// Lends a screen to `body`; the terminal is as it was on every way out.
    static func show<Output: Sendable>(
        _ body: (LiveScreen) async throws -> Output
    ) async throws -> Output {
        let environment = ProcessInfo.processInfo.environment
        let screen = LiveScreen(
            size: TerminalWindow.size ?? ScreenSize(columns: 80, rows: 24),
            hasColors: (environment["NO_COLOR"] ?? "").isEmpty
        ) { Console.send(toTerminal: $0) }
        Console.show(on: screen)
        TerminalKeys.take()
        defer { Console.leaveScreen() }
        let hasKeys = TerminalKeys.canBeRead
        screen.look { $0.hasKeys = hasKeys }
        return try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await screen.keepDrawing() }
            group.addTask {
                await TerminalWindow.forEachChange { signal in
                    // After a stop the shell has set the terminal its own way.
                    if signal == SIGCONT { TerminalKeys.take() }
                    if let size = TerminalWindow.size { screen.resize(size) }
                }
            }
            if hasKeys {
                group.addTask { await TerminalKeys.forEachPressed { press($0, screen) } }
            }
            defer { group.cancelAll() }
            return try await body(screen)
        }
    }

    private static func press(_ key: UInt8, _ screen: LiveScreen) {
        switch key {
        case UInt8(ascii: "f"): screen.look { $0.showsFailures.toggle() }
        case UInt8(ascii: "q"): kill(getpid(), SIGINT)
        default: break
        }
    }
}
