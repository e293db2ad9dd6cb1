internal import NIOCore
internal import NIOHTTP1
internal import NIOPosix
internal import Synchronization

/// The listening socket of a lab server, which can be closed and opened again at the same port.
final class LabListener: Sendable {
    private struct State {
        var channel: (any Channel)?
        var connections: [ObjectIdentifier: any Channel] = [:]
        var port: Int
        var isShut = false
    }

    private let group: MultiThreadedEventLoopGroup
    private let desk: LabDesk
    private let state: Mutex<State>
    private let outage: Duration?

    init(group: MultiThreadedEventLoopGroup, desk: LabDesk, settings: LabSettings) {
        self.group = group
        self.desk = desk
        outage = settings.outage?.lasting
        state = Mutex(State(port: settings.port))
    }

    /// The port, once it is open.
    var port: Int { state.withLock(\.port) }

    /// Opens the port.
    ///
    /// - Throws: ``LabPortError`` where it is taken, or not allowed.
    func open() async throws {
        do {
            keep(try await bind().get())
        } catch let error as IOError {
            throw LabPortError(port: port, reason: LabPortError.words(for: error.errnoCode))
        }
    }

    /// Closes the port and the connections that are idle; the others when they have answered.
    func close() async {
        try? await playDead()?.close()
    }

    /// Lets no port be opened any more.
    func shut() async {
        state.withLock { $0.isShut = true }
        await close()
    }

    /// Closes the port for the outage of the settings.
    private func beginOutage() {
        guard let outage, let channel = playDead() else { return }
        channel.close(promise: nil)
        let time = TimeAmount.nanoseconds(Int64(outage / .nanoseconds(1)))
        group.any().scheduleTask(in: time) {
            self.bind().whenSuccess { self.keep($0) }
        }
    }

    /// Gives up the listening socket, which is left to close, and tells the connections.
    private func playDead() -> (any Channel)? {
        let (channel, connections) = state.withLock { state in
            defer { state.channel = nil }
            return (state.channel, Array(state.connections.values))
        }
        desk.playsDead = true
        for connection in connections { connection.pipeline.fireUserInboundEventTriggered(OutageEvent()) }
        return channel
    }

    private func keep(_ channel: any Channel) {
        let isShut = state.withLock { state in
            if !state.isShut {
                state.channel = channel
                state.port = channel.localAddress?.port ?? state.port
            }
            return state.isShut
        }
        if isShut { channel.close(promise: nil) } else { desk.playsDead = false }
    }

    private func bind() -> EventLoopFuture<any Channel> {
        ServerBootstrap(group: group)
            .serverChannelOption(.backlog, value: 1024)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelOption(.maxMessagesPerRead, value: 4)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture { try self.welcome(channel) }
            }
            .bind(host: "127.0.0.1", port: port)
    }

    private func welcome(_ channel: any Channel) throws {
        let id = ObjectIdentifier(channel)
        state.withLock { $0.connections[id] = channel }
        channel.closeFuture.whenComplete { _ in self.state.withLock { $0.connections[id] = nil } }
        let pipeline = channel.pipeline.syncOperations
        try pipeline.addHandler(ByteToMessageHandler(HTTPRequestDecoder(leftOverBytesStrategy: .dropBytes)))
        try pipeline.addHandler(LabConnection(desk: desk) { self.beginOutage() })
    }
}
