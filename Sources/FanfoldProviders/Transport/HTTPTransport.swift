internal import AsyncHTTPClient
internal import FanfoldCore
internal import FoundationEssentials
internal import NIOCore
internal import NIOHTTP1
internal import NIOPosix
internal import NIOSSL

/// Sends requests to one server and brings its replies, over connections it keeps.
///
/// It follows no redirect: neither keys nor prompts go to a host that nobody named. Cancelling the task that
/// waits aborts the request. What goes wrong is thrown as ``ModelError`` with the server's name in it, and
/// never with a key or a prompt.
package final class HTTPTransport: Sendable {
    /// How the server is reached.
    package let settings: ServerSettings

    private let client: HTTPClient

    /// The most bytes of a reply.
    static let replyLimit = 64 << 20

    /// Opens nothing yet; ``shutDown()`` must be called in the end.
    init(_ settings: ServerSettings) {
        self.settings = settings
        // One loop: a call's bytes are little work, and each further thread costs its wake-ups.
        let loop = MultiThreadedEventLoopGroup.singleton.next()
        client = HTTPClient(eventLoopGroupProvider: .shared(loop), configuration: .init(settings))
    }

    /// Sends bytes and waits for the whole reply.
    ///
    /// - Parameters:
    ///   - body: The request's body.
    ///   - endpoint: Where to, and with which headers.
    /// - Returns: The reply, of whatever status.
    /// - Throws: ``ModelError`` where no whole reply came, and `CancellationError`.
    func post(_ body: [UInt8], to endpoint: HTTPEndpoint) async throws -> HTTPReply {
        let response = try await open(body, to: endpoint)
        return try await collect(response, limit: Self.replyLimit)
    }

    /// Sends bytes and waits for the head of the reply; the body comes in pieces.
    func open(_ body: [UInt8], to endpoint: HTTPEndpoint) async throws -> HTTPClientResponse {
        var request = HTTPClientRequest(url: endpoint.url)
        request.method = .POST
        request.headers = endpoint.headers
        request.body = .bytes(ByteBuffer(bytes: body))
        let response: HTTPClientResponse
        do {
            response = try await client.execute(request, deadline: .distantFuture)
        } catch {
            throw try failure(error, isInBody: false)
        }
        if (300..<400).contains(response.status.code) {
            throw redirect(Int(response.status.code), to: response.headers.first(name: "location"))
        }
        return response
    }

    /// Waits for the rest of a reply.
    func collect(_ response: HTTPClientResponse, limit: Int) async throws -> HTTPReply {
        do {
            let body = try await response.body.collect(upTo: limit)
            return HTTPReply(
                status: Int(response.status.code),
                headers: ReplyHeaders(response.headers),
                body: Array(body.readableBytesView)
            )
        } catch {
            throw try failure(error, isInBody: true)
        }
    }

    /// What to tell of an error of the libraries below.
    ///
    /// - Throws: `CancellationError` where the error is only the task's being cancelled.
    func failure(_ error: any Error, isInBody: Bool) throws -> ModelError {
        if error is CancellationError || Task.isCancelled { throw CancellationError() }
        if let error = error as? ModelError { return error }
        return ConnectionFailure(settings, isInBody: isInBody).modelError(error)
    }

    private func redirect(_ status: Int, to location: String?) -> ModelError {
        let target = location.flatMap { try? ServerAddress($0) }.map { " to \($0)" } ?? ""
        return ModelError(
            .unknownModel,
            "\(settings.address) redirects\(target) (HTTP \(status)), and a redirect is not followed",
            hint: "give the server's final address with --base-url; keys and prompts go nowhere else"
        )
    }

    /// Closes the connections; requests that are still waiting fail.
    package func shutDown() async { try? await client.shutdown() }
}

extension HTTPClient.Configuration {
    fileprivate init(_ settings: ServerSettings) {
        var tls = TLSConfiguration.makeClientConfiguration()
        if let file = settings.authorityFile { tls.trustRoots = .file(file) }
        // Servers commonly close a connection that was idle for 5 s; ours are gone before, so that a request
        // seldom meets a connection that is being closed.
        var pool = ConnectionPool(idleTimeout: .seconds(4))
        pool.concurrentHTTP1ConnectionsPerHostSoftLimit = max(settings.connections, 8)
        // A server that refuses is told at once: how often and when to try again is not decided here.
        pool.retryConnectionEstablishment = false
        self.init(
            tlsConfiguration: tls,
            redirectConfiguration: .disallow,
            timeout: Timeout(
                connect: TimeAmount(settings.connectTimeout),
                read: TimeAmount(settings.idleTimeout)
            ),
            connectionPool: pool,
            proxy: settings.proxy.map { proxy in
                switch proxy.kind {
                case .http:
                    .server(
                        host: proxy.host,
                        port: proxy.port,
                        authorization: proxy.credentials.map { .basic(credentials: $0.revealed().base64) }
                    )
                case .socks: .socksServer(host: proxy.host, port: proxy.port)
                }
            },
            // On, and limited: for servers that compress though nobody asked.
            decompression: HTTPClient.Configuration.singletonConfiguration.decompression
        )
        tracing.tracer = nil
    }
}

extension String {
    /// The text's UTF-8 bytes in base 64.
    fileprivate var base64: String { Data(utf8).base64EncodedString() }
}
