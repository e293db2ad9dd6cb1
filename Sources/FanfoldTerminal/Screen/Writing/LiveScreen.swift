package import FanfoldCore
internal import Synchronization

/// The screen of a run that goes on: takes its events, and draws it some times a second.
///
/// Events are taken from any task and cost little: nothing is drawn for them. Whatever else is written to the terminal
/// goes through ``print(_:)``, which puts it above.
package final class LiveScreen: Sendable {
    private struct Heard {
        var state = RunState()
        /// What the screen's own clock showed when the run began.
        var start: Duration?
    }

    private struct Terminal {
        var writer: ScreenWriter
        var size: ScreenSize
        var view = ScreenView()
        var leastLines = 0
        var isClosed = false
        /// Whether somebody else has the terminal.
        var isAway = false
    }

    private let heard = Mutex(Heard())
    private let terminal: Mutex<Terminal>
    private let elapsed: @Sendable () -> Duration
    private let send: @Sendable ([UInt8]) -> Void

    /// The time between two frames.
    package static let interval = Duration.milliseconds(100)

    /// - Parameters:
    ///   - size: The terminal's.
    ///   - hasColors: Whether text may be coloured.
    ///   - speed: How many times as fast as on the clock the run goes on; 0 where only its events tell the time.
    ///   - clock: Tells the time.
    ///   - send: Writes to the terminal.
    package init(
        size: ScreenSize,
        hasColors: Bool,
        speed: Double = 1,
        clock: some Clock<Duration> = ContinuousClock(),
        send: @escaping @Sendable ([UInt8]) -> Void
    ) {
        terminal = Mutex(Terminal(writer: ScreenWriter(hasColors: hasColors), size: size))
        let start = clock.now
        elapsed = { start.duration(to: clock.now) * speed }
        self.send = send
    }

    /// Takes the next event.
    package func hear(_ event: TimedEvent) {
        heard.withLock { heard in
            if heard.start == nil { heard.start = elapsed() - event.at }
            heard.state.hear(event)
        }
    }

    /// Draws the run as it is now.
    package func draw() {
        let (state, start) = heard.withLock { ($0.state, $0.start) }
        guard let start else { return }
        draw(state, at: max(state.time, elapsed() - start))
    }

    /// Draws a run at a time of its own.
    package func draw(_ state: RunState, at time: Duration) {
        terminal.withLock { terminal in
            guard !terminal.isClosed, !terminal.isAway else { return }
            let frame = Frame(
                state,
                size: terminal.size,
                at: time,
                view: terminal.view,
                least: terminal.leastLines
            )
            terminal.leastLines = frame.lines.count
            let bytes = terminal.writer.draw(frame, columns: terminal.size.columns)
            if !bytes.isEmpty { send(bytes) }
        }
    }

    /// Whether calls take long enough for somebody to read what comes of them; so it is taken to be at the start.
    package var isTextReadable: Bool {
        heard.withLock { $0.state.timeLeft.callTime ?? 1 } >= 0.3
    }

    /// Draws until the task is cancelled.
    ///
    /// - Parameters:
    ///   - clock: Tells when a frame is due.
    ///   - onFrame: Done before each frame.
    /// - Throws: `CancellationError`.
    package func keepDrawing(
        clock: some Clock<Duration> = ContinuousClock(),
        onFrame: () -> Void = {}
    ) async throws {
        while true {
            onFrame()
            draw()
            try await clock.sleep(for: Self.interval)
        }
    }

    /// Puts a line above the screen; after the screen it is a line like any other.
    package func print(_ line: String) {
        terminal.withLock { terminal in
            guard !terminal.isClosed, !terminal.isAway else {
                send(Array((line + "\n").utf8))
                return
            }
            send(terminal.writer.print(line.replacing("\n", with: "\r\n"), columns: terminal.size.columns))
        }
    }

    /// The terminal has a new size.
    package func resize(_ size: ScreenSize) {
        terminal.withLock { terminal in
            terminal.size = size
            terminal.leastLines = 0
        }
        draw()
    }

    /// Somebody chose to see something else.
    package func look(_ change: (inout ScreenView) -> Void) {
        terminal.withLock { change(&$0.view) }
        draw()
    }

    /// Goes on to older failures, or back to later ones where `step` is negative.
    package func scrollFailures(by step: Int) {
        let numbers = heard.withLock { $0.state.failures.map(\.number) }
        guard let oldest = numbers.first, let latest = numbers.last else { return }
        look { view in
            let next = min(max(oldest, (view.failure ?? latest) - step), latest)
            view.failure = next == latest ? nil : next
        }
    }

    /// Whether somebody else has the terminal.
    package var isAway: Bool { terminal.withLock { $0.isAway } }

    /// Leaves the terminal to somebody else.
    ///
    /// - Parameter isTaken: Whether they have it already, and what is shown is no longer ours to erase.
    package func leave(isTaken: Bool) {
        terminal.withLock { terminal in
            terminal.isAway = true
            let bytes = isTaken ? [] : terminal.writer.clear()
            terminal.writer.forget()
            terminal.leastLines = 0
            if !bytes.isEmpty { send(bytes) }
        }
    }

    /// Draws again, below what was shown meanwhile.
    package func comeBack() { terminal.withLock { $0.isAway = false } }

    /// Takes the screen away; nothing is drawn from now on.
    package func close() { terminal.withLock { close(&$0) } }

    /// Takes the screen away unless somebody is drawing, who may wait for the terminal.
    package func closeAtOnce() { terminal.withLockIfAvailable { close(&$0) } }

    private func close(_ terminal: inout Terminal) {
        guard !terminal.isClosed else { return }
        terminal.isClosed = true
        let bytes = terminal.writer.clear()
        if !bytes.isEmpty { send(bytes) }
    }
}
