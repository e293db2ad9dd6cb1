internal import Fanfold
internal import FanfoldTerminal
internal import FoundationEssentials
internal import Synchronization

#if canImport(Darwin)
internal import Darwin
#else
internal import Glibc
#endif

/// The live screen and the keys, for as long as a run goes on.
enum ScreenSession {
    /// Whether the program stops or is stopped, so that nothing is drawn that nobody takes away.
    private static let isStopped = Atomic(false)

    /// Lends a screen to `body`, and tells the run through `control` what keys say; the terminal is as it was on every way out.
    static func show<Output: Sendable>(
        stop: StopRequest,
        control: RunControl,
        _ body: (LiveScreen) async throws -> Output
    ) async throws -> Output {
        try await show(control: control) { screen in
            stop.whenRequested { [weak screen] in
                // What waits for its turn has to learn of the stop.
                control.letGo()
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
        defer { Console.leaveScreen() }
        screen.look { $0.hasControl = control != nil }
        screen.leave(isTaken: true)
        // The first frame brings it back, unless the program begins in the background.
        return try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                try await screen.keepDrawing {
                    if !isStopped.load(ordering: .relaxed) { follow(screen) }
                    // Streaming costs: answers that nobody could read come whole.
                    control?.wantsText = !screen.isAway && screen.isTextReadable
                }
            }
            group.addTask {
                await TerminalWindow.forEachChange { signal in
                    switch signal {
                    case SIGTSTP:
                        isStopped.store(true, ordering: .relaxed)
                        screen.leave(isTaken: !TerminalWindow.isOurs)
                        TerminalKeys.giveBack()
                        TerminalWindow.stop()
                        isStopped.store(false, ordering: .relaxed)
                    // After another stop the shell has used the terminal and set it its own way.
                    case SIGCONT: screen.leave(isTaken: true)
                    default: break
                    }
                    if let size = TerminalWindow.size { screen.resize(size) }
                }
            }
            if TerminalKeys.isKeyboard {
                group.addTask { await TerminalKeys.forEachPressed { press($0, screen, control) } }
            }
            defer { group.cancelAll() }
            return try await body(screen)
        }
    }

    /// Leaves the terminal while the program is in the background, and takes it when it comes to the front.
    private static func follow(_ screen: LiveScreen) {
        let isOurs = TerminalWindow.isOurs
        guard isOurs == screen.isAway else { return }
        guard isOurs else { return screen.leave(isTaken: true) }
        TerminalKeys.take()
        let hasKeys = TerminalKeys.canBeRead
        screen.comeBack()
        screen.look { $0.hasKeys = hasKeys }
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
