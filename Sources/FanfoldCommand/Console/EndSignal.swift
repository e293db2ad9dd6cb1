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
        return try await body { for await _ in signals {} }
    }
}
