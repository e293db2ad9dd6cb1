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
    /// Lends a screen to `body`, and tells the run through `control` what keys say; the terminal is as it was on every way out.
    static func show<Output: Sendable>(
        stop: StopRequest,
        control: RunControl,
        _ body: (LiveScreen) async throws -> Output
    ) async throws -> Output {
        try await show(control: control) { screen in
            stop.whenRequested { [weak screen] in
                // What waits for its turn has to learn of the stop.
                control.resume()
                screen?.look { ($0.isStopping, $0.isPaused) = (true, false) }
            }
            return try await body(screen)
        }
    }

    /// Lends a screen for a run that is played again.
    static func replay<Output: Sendable>(
        speed: Double?,
        _ body: (LiveScreen) async throws -> Output
    ) async throws -> Output {
        try await show(speed: speed ?? 0, body)
    }

    private static func show<Output: Sendable>(
        speed: Double = 1,
        control: RunControl? = nil,
        _ body: (LiveScreen) async throws -> Output
    ) async throws -> Output {
        let environment = ProcessInfo.processInfo.environment
        let screen = LiveScreen(
            size: TerminalWindow.size ?? ScreenSize(columns: 80, rows: 24),
            hasColors: (environment["NO_COLOR"] ?? "").isEmpty,
            speed: speed
        ) { Console.send(toTerminal: $0) }
        Console.show(on: screen)
        TerminalKeys.take()
        defer { Console.leaveScreen() }
        let hasKeys = TerminalKeys.canBeRead
        screen.look { ($0.hasKeys, $0.hasControl) = (hasKeys, control != nil) }
        return try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                // Streaming costs: answers that nobody could read come whole.
                try await screen.keepDrawing { control?.wantsText = screen.isTextReadable }
            }
            group.addTask {
                await TerminalWindow.forEachChange { signal in
                    // After a stop the shell has set the terminal its own way.
                    if signal == SIGCONT { TerminalKeys.take() }
                    if let size = TerminalWindow.size { screen.resize(size) }
                }
            }
            if hasKeys {
                group.addTask { await TerminalKeys.forEachPressed { press($0, screen, control) } }
            }
            defer { group.cancelAll() }
            return try await body(screen)
        }
    }

    private static func press(_ key: PressedKey, _ screen: LiveScreen, _ control: RunControl?) {
        switch key {
        case "f": screen.look { ($0.showsFailures, $0.failure) = (!$0.showsFailures, nil) }
        case .down, "j": screen.scrollFailures(by: 1)
        case .up, "k": screen.scrollFailures(by: -1)
        case "q": kill(getpid(), SIGINT)
        default:
            guard let control else { return }
            let now = control.setting
            switch key {
            case "p": if now.isPaused { control.resume() } else { control.pause() }
            case "+", "=": control.allow(now.concurrency + step(now))
            case "-": control.allow(now.concurrency - step(now))
            default: return
            }
            let setting = control.setting
            screen.look { ($0.isPaused, $0.concurrency) = (setting.isPaused, setting.concurrency) }
        }
    }

    /// An eighth more or fewer, one at the least.
    private static func step(_ setting: RunControl.Setting) -> Int { max(1, setting.concurrency / 8) }
}
