internal import NIOCore
internal import NIOPosix

/// An HTTP server on loopback that plays model servers.
package final class LabServer: Sendable {
    private let desk: LabDesk
    private let listener: LabListener

    private init(_ settings: LabSettings, group: MultiThreadedEventLoopGroup) {
        desk = LabDesk(settings)
        listener = LabListener(group: group, desk: desk, settings: settings)
    }

    /// Runs a server as long as `body` runs.
    ///
    /// - Parameters:
    ///   - settings: How the server behaves.
    ///   - body: Gets the server, whose port is open; what is in flight when it ends is cut off.
    /// - Returns: What `body` returns.
    /// - Throws: What `body` throws, or ``LabPortError``.
    package static func run<Output>(
        _ settings: LabSettings = LabSettings(),
        _ body: (LabServer) async throws -> Output
    ) async throws -> Output {
        let group = MultiThreadedEventLoopGroup(numberOfThreads: max(1, settings.threads))
        let server = LabServer(settings, group: group)
        let result: Result<Output, any Error>
        do {
            try await server.listener.open()
            result = .success(try await body(server))
        } catch {
            result = .failure(error)
        }
        await server.listener.shut()
        try? await group.shutdownGracefully()
        return try result.get()
    }

    /// The port on loopback.
    package var port: Int { listener.port }

    /// `http://127.0.0.1:PORT`, where Anthropic's and Ollama's clients begin.
    package var baseURL: String { "http://127.0.0.1:\(port)" }

    /// `http://127.0.0.1:PORT/v1`, where OpenAI's clients begin.
    package var openAIBaseURL: String { baseURL + "/v1" }

    /// What the server has seen so far.
    package var stats: LabStats { desk.stats }

    /// Forgets what the server has seen; limits are full again.
    package func reset() { desk.reset() }

    /// Closes the port until ``resume()``: connections are refused.
    ///
    /// Idle connections close at once, the others when they have answered.
    package func pause() async { await listener.close() }

    /// Opens the same port again.
    ///
    /// - Throws: ``LabPortError`` where it was taken meanwhile.
    package func resume() async throws { try await listener.open() }
}
