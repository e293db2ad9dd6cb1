internal import Dispatch
internal import Fanfold
internal import Synchronization

#if canImport(Darwin)
internal import Darwin
#else
internal import Glibc
#endif

/// Turns Ctrl-C and a polite kill into a stop that keeps what is finished.
enum Interruption {
    /// How long calls in flight may take to end.
    private static let grace = 10
    /// How long a terminal may take to show that the program ends.
    private static let patience = 1
    /// Whether a signal came.
    private static let isStopping = Atomic(false)

    /// Runs `body`; the first signal requests a stop, the second ends the program at once.
    ///
    /// - Throws: What `body` throws, `CancellationError` if it did not end in time among that.
    static func watch<Output: Sendable>(
        _ body: @escaping @Sendable (StopRequest) async throws -> Output
    ) async throws -> Output {
        let stop = StopRequest()
        let (ready, go) = AsyncStream.makeStream(of: Void.self)
        // A handle of its own, which the signals' queue can cancel.
        let task = Task {
            // Whoever sees the body at work may send a signal: somebody listens by then.
            for await _ in ready {}
            return try await body(stop)
        }
        let (queue, messages) = (DispatchQueue(label: "signals"), DispatchQueue(label: "stopping"))
        let sources = [SIGINT, SIGTERM].map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
            source.setEventHandler {
                guard !stop.isRequested, !isStopping.exchange(true, ordering: .relaxed) else { leave() }
                // A terminal that takes nothing for a while holds this up, and no signal after it.
                messages.async {
                    stop.request()
                    Console.message(
                        "stopping: what is in flight ends first",
                        hint: "Ctrl-C or SIGTERM again stops at once"
                    )
                }
                queue.asyncAfter(deadline: .now() + .seconds(grace)) { task.cancel() }
                // What does not heed that, such as a read that waits for a person, is left behind.
                queue.asyncAfter(deadline: .now() + .seconds(grace + 1)) { leave() }
            }
            source.activate()
            return source
        }
        defer { sources.forEach { $0.cancel() } }
        go.finish()
        return try await withTaskCancellationHandler {
            try await task.value
        } onCancel: {
            task.cancel()
        }
    }

    /// Ends the program with what is in flight unfinished.
    private static func leave() -> Never {
        DispatchQueue(label: "leaving").asyncAfter(deadline: .now() + .seconds(patience)) {
            TerminalKeys.giveBack()
            _exit(ExitStatus.interrupted.rawValue)
        }
        Console.leaveScreenAtOnce()
        Failure.reportInterruption()
        _exit(ExitStatus.interrupted.rawValue)
    }
}
