package import FanfoldCore
internal import Synchronization

/// The screen of a run that goes on: takes its events, and draws it some times a second.
///
/// Events are taken from any task, which never waits for the terminal: what they mean is worked out when a frame is
/// due, or when thousands of them have come. Whatever else is written to the terminal goes through ``print(_:)``,
/// which puts it above.
package final class LiveScreen: Sendable {
    /// Events that are not in the run's state yet.
    private struct Heard {
        var events: [TimedEvent] = []
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

    // Taken in this order; the terminal's is held while it is written to, which may take any time.
    private let terminal: Mutex<Terminal>
    private let run = Mutex(RunState())
    private let heard = Mutex(Heard())
    private let elapsed: @Sendable () -> Duration
    private let send: @Sendable ([UInt8]) -> Void

    /// The time between two frames.
    package static let interval = Duration.milliseconds(100)
    /// The time after the first frame: each after it takes twice as long, up to the usual.
    private static let firstInterval = Duration.milliseconds(10)
    /// The most events that wait for a frame.
    private static let most = 4096

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
        let isFull = heard.withLock { heard in
            if heard.start == nil { heard.start = elapsed() - event.at }
            heard.events.append(event)
            return heard.events.count >= Self.most
        }
        // Nobody draws while the terminal is not ours, or takes nothing.
        if isFull { run.withLock { _ = catchUp(&$0) } }
    }

    /// Takes what was heard into a state, and gives the begin of the run; `nil` before there is one.
    private func catchUp(_ state: inout RunState) -> Duration? {
        let (events, start) = heard.withLock { heard in
            defer { heard.events = [] }
            return (heard.events, heard.start)
        }
        for event in events { state.hear(event) }
        return start
    }

    /// Draws the run as it is now.
    package func draw() {
        terminal.withLock { terminal in
            guard !terminal.isClosed, !terminal.isAway, let frame = frame(for: terminal) else { return }
            terminal.leastLines = frame.lines.count
            let bytes = terminal.writer.draw(frame, columns: terminal.size.columns)
            if !bytes.isEmpty { send(bytes) }
        }
    }

    private func frame(for terminal: borrowing Terminal) -> Frame? {
        run.withLock { state in
            guard let start = catchUp(&state) else { return nil }
            return Frame(
                state,
                size: terminal.size,
                at: max(state.time, elapsed() - start),
                view: terminal.view,
                least: terminal.leastLines
            )
        }
    }

    /// Whether calls take long enough for somebody to read what comes of them; so it is taken to be at the start.
    package var isTextReadable: Bool {
        run.withLock { state in
            _ = catchUp(&state)
            return state.timeLeft.callTime ?? 1 >= 0.3
        }
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
        var pause = Self.firstInterval
        while true {
            onFrame()
            draw()
            try await clock.sleep(for: pause)
            pause = min(pause * 2, Self.interval)
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
        let numbers = run.withLock { $0.failures.map(\.number) }
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
