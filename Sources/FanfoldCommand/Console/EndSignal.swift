internal import Dispatch

#if canImport(Darwin)
internal import Darwin
#else
internal import Glibc
#endif

/// Waits for Ctrl-C or a polite kill, for commands that serve until then.
enum EndSignal {
    /// Runs `body`, which gets what to wait with.
    static func watch<Output>(
        _ body: (_ wait: () async -> Void) async throws -> Output
    ) async throws -> Output {
        try await listen { signals in try await body { for await _ in signals {} } }
    }

    /// Runs `body` until it ends or is cancelled by a signal, in which case there is no output.
    static func cancelling<Output: Sendable>(
        _ body: @escaping @Sendable () async throws -> Output
    ) async throws -> Output? {
        try await listen { signals in
            try await withThrowingTaskGroup(of: Output?.self) { group in
                group.addTask { try await body() }
                group.addTask {
                    for await _ in signals {}
                    return nil
                }
                defer { group.cancelAll() }
                return try await group.next() ?? nil
            }
        }
    }

    private static func listen<Output>(_ body: (AsyncStream<Void>) async throws -> Output) async throws
        -> Output
    {
        let (signals, continuation) = AsyncStream.makeStream(of: Void.self)
        let queue = DispatchQueue(label: "signals")
        let sources = [SIGINT, SIGTERM].map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
            source.setEventHandler { continuation.finish() }
            source.activate()
            return source
        }
        defer { sources.forEach { $0.cancel() } }
        return try await body(signals)
    }
}
