import NIOCore
import NIOHTTP1
import NIOPosix

/// A small HTTP client on one connection, which shows everything that comes.
struct LabClient {
    /// What came in answer to one request.
    struct Reply: Sendable {
        var status = 0
        var headers = HTTPHeaders()
        var body: [UInt8] = []
        /// Whether the whole body came.
        var isWhole = false

        var text: String { String(decoding: body, as: UTF8.self) }
    }

    /// The connection closed before a head came.
    struct NoReply: Error {}

    private let channel: NIOAsyncChannel<HTTPClientResponsePart, HTTPClientRequestPart>
    private let inbound: Parts
    private let outbound: NIOAsyncChannelOutboundWriter<HTTPClientRequestPart>

    private final class Parts {
        var iterator: NIOAsyncChannelInboundStream<HTTPClientResponsePart>.AsyncIterator
        init(_ stream: NIOAsyncChannelInboundStream<HTTPClientResponsePart>) {
            iterator = stream.makeAsyncIterator()
        }
    }

    /// Runs `body` with a connection to the port.
    static func connect<Output>(
        to port: Int,
        _ body: (LabClient) async throws -> Output
    ) async throws -> Output {
        let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .connect(host: "127.0.0.1", port: port) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHTTPClientHandlers()
                    return try NIOAsyncChannel<HTTPClientResponsePart, HTTPClientRequestPart>(
                        wrappingChannelSynchronously: channel
                    )
                }
            }
        return try await channel.executeThenClose { inbound, outbound in
            try await body(LabClient(channel: channel, inbound: Parts(inbound), outbound: outbound))
        }
    }

    /// Sends a request and collects its reply, which may break off.
    ///
    /// - Throws: ``NoReply`` where the connection closes before a head.
    func send(
        _ method: HTTPMethod = .POST,
        _ path: String = "/v1/chat/completions",
        headers: [(String, String)] = [],
        body: String = ""
    ) async throws -> Reply {
        var head = HTTPRequestHead(version: .http1_1, method: method, uri: path)
        head.headers = HTTPHeaders([("host", "lab"), ("content-length", "\(body.utf8.count)")] + headers)
        do {
            try await outbound.write(.head(head))
            try await outbound.write(.body(.byteBuffer(ByteBuffer(string: body))))
            try await outbound.write(.end(nil))
        } catch {
            // A server may answer and close before it is told that the request has ended.
        }
        return try await reply()
    }

    private func reply() async throws -> Reply {
        var reply: Reply?
        do {
            while let part = try await inbound.iterator.next(isolation: #isolation) {
                switch part {
                case .head(let head): reply = Reply(status: Int(head.status.code), headers: head.headers)
                case .body(let bytes): reply?.body += bytes.readableBytesView
                case .end:
                    reply?.isWhole = true
                    return reply ?? Reply()
                }
            }
        } catch {
            // A body that breaks off is what some tests look for.
        }
        guard let reply else { throw NoReply() }
        return reply
    }
}
