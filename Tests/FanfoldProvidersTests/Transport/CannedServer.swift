internal import FanfoldTestKit
internal import NIOCore
internal import NIOPosix

/// A server on loopback that sends what it was given, byte for byte, and keeps what it was sent.
struct CannedServer: Sendable {
    /// What it does about a request.
    enum Deed: Sendable {
        /// Sends bytes and keeps the connection.
        case send(String)
        /// Sends bytes and closes the connection.
        case sendAndClose(String)
        /// Says nothing more.
        case stayQuiet

        /// Sends a reply with its length in front.
        static func reply(_ status: String, _ headers: [String] = [], _ body: String) -> Deed {
            let lines = ["HTTP/1.1 \(status)"] + headers + ["content-length: \(body.utf8.count)", "", body]
            return .send(lines.joined(separator: "\r\n"))
        }
    }

    /// Where it listens.
    let port: Int
    /// Every request so far, head and body.
    let requests: Shared<[String]>
    /// How many connections were made to it.
    let connections: Shared<Int>

    /// Runs a server while `body` runs; its deeds come in turn, the last one ever after.
    ///
    /// - Precondition: There is at least one deed.
    static func run<Output: Sendable>(
        _ deeds: Deed...,
        body: (CannedServer) async throws -> Output
    ) async throws -> Output {
        let requests = Shared<[String]>([])
        let connections = Shared(0)
        let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelInitializer { channel in
                connections.update { $0 += 1 }
                return channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(Handler(deeds: deeds, requests: requests))
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        do {
            let server = CannedServer(
                port: channel.localAddress?.port ?? 0,
                requests: requests,
                connections: connections
            )
            let output = try await body(server)
            try await channel.close()
            return output
        } catch {
            try await channel.close()
            throw error
        }
    }

    private final class Handler: ChannelInboundHandler {
        typealias InboundIn = ByteBuffer
        typealias OutboundOut = ByteBuffer

        private let deeds: [Deed]
        private let requests: Shared<[String]>
        private var received = ""

        init(deeds: [Deed], requests: Shared<[String]>) {
            self.deeds = deeds
            self.requests = requests
        }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            received += String(buffer: unwrapInboundIn(data))
            guard let end = received.firstRange(of: "\r\n\r\n")?.upperBound,
                let length = received[..<end].lowercased().split(separator: "\r\n")
                    .first(where: { $0.hasPrefix("content-length:") })?.split(separator: " ").last,
                received[end...].utf8.count >= Int(length) ?? 0
            else { return }
            let request = received
            received = ""
            var number = 0
            requests.update {
                number = $0.count
                $0.append(request)
            }
            switch deeds[min(number, deeds.count - 1)] {
            case .send(let text):
                context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: text)), promise: nil)
            case .sendAndClose(let text):
                let loop = NIOLoopBound(context, eventLoop: context.eventLoop)
                context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: text)))
                    .whenComplete { _ in loop.value.close(promise: nil) }
            case .stayQuiet: break
            }
        }
    }
}
