internal import Synchronization

/// The connections of a run to its servers, one set for each server.
package final class ServerConnections: Sendable {
    private let transports = Mutex<[ServerSettings: HTTPTransport]>([:])

    private init() {}

    /// Lends connections to `body` and closes them afterwards.
    package static func lend<Output>(
        _ body: (ServerConnections) async throws -> Output
    ) async throws -> Output {
        let connections = ServerConnections()
        do {
            let output = try await body(connections)
            await connections.shutDown()
            return output
        } catch {
            await connections.shutDown()
            throw error
        }
    }

    /// The way to a server; for equal settings the same.
    package func transport(_ settings: ServerSettings) -> HTTPTransport {
        transports.withLock { transports in
            if let known = transports[settings] { return known }
            let transport = HTTPTransport(settings)
            transports[settings] = transport
            return transport
        }
    }

    private func shutDown() async {
        let open = transports.withLock { Array($0.values) }
        for transport in open { await transport.shutDown() }
    }
}
