internal import NIOCore
internal import NIOHTTP1

/// Serves one connection: takes its requests one after another and plays their scripts.
final class LabConnection: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = ByteBuffer

    /// Requests that may wait on one connection.
    private static let mostWaiting = 16

    private struct Waiting {
        var request: HTTPRequest
        var keepsAlive: Bool
        /// The body's bytes, those that were not kept among them.
        var bytes = 0
    }

    private struct Play {
        var script: ReplyScript
        var keepsAlive: Bool
        var step = 0
        var isInFlight: Bool
    }

    private let desk: LabDesk
    private let bodyLimit: Int
    private let beginOutage: () -> Void
    private var coming: Waiting?
    private var waiting: [Waiting] = []
    private var play: Play?
    private var isAboutToPlay = false
    private var isStale = false
    private var isOver = false
    private var timer: Scheduled<Void>?

    init(desk: LabDesk, beginOutage: @escaping () -> Void) {
        self.desk = desk
        bodyLimit = desk.bodyLimit
        self.beginOutage = beginOutage
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard !isOver else { return }
        switch unwrapInboundIn(data) {
        case .head(let head): begin(head, context)
        case .body(let part): append(part, context)
        case .end:
            guard let request = coming else { return }
            coming = nil
            waiting.append(request)
            if waiting.count > Self.mostWaiting { return close(context) }
            if play == nil { next(context) }
        }
    }

    func channelInactive(context: ChannelHandlerContext) {
        isOver = true
        timer?.cancel()
        if play?.isInFlight == true { desk.abandon() }
        play = nil
        waiting = []
        context.fireChannelInactive()
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        guard event is OutageEvent else { return context.fireUserInboundEventTriggered(event) }
        if play == nil, coming == nil, waiting.isEmpty, !isAboutToPlay { close(context) }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        guard error is HTTPParserError, play == nil, !isOver else { return close(context) }
        let body = OpenAIReplies.error(400, message: "this is no HTTP request", code: nil)
        start(ReplyScript(steps: [.send(HTTPText.response(400, body: body))], ending: .close), false, context)
    }

    private func begin(_ head: HTTPRequestHead, _ context: ChannelHandlerContext) {
        guard !isStale else { return close(context) }
        coming = Waiting(request: HTTPRequest(head), keepsAlive: head.isKeepAlive)
        if head.headers.first(name: "expect")?.lowercased() == "100-continue", play == nil {
            let goOn = ByteBuffer(string: "HTTP/1.1 100 Continue\r\n\r\n")
            context.writeAndFlush(wrapOutboundOut(goOn), promise: nil)
        }
    }

    private func append(_ part: ByteBuffer, _ context: ChannelHandlerContext) {
        guard coming != nil else { return }
        coming?.bytes += part.readableBytes
        let bytes = coming?.bytes ?? 0
        if bytes <= bodyLimit {
            coming?.request.body += part.readableBytesView
        } else if bytes > 4 * bodyLimit {
            // What is sent is read, so that the answer arrives; but not for ever.
            close(context)
        }
    }

    private func next(_ context: ChannelHandlerContext) {
        guard !waiting.isEmpty, !isOver else { return }
        let request = waiting.removeFirst()
        guard request.bytes <= bodyLimit else {
            let message = "the body has \(request.bytes) bytes, and may have \(bodyLimit)"
            let body = OpenAIReplies.error(413, message: message, code: nil)
            let script = ReplyScript(steps: [.send(HTTPText.response(413, body: body))], ending: .close)
            return start(script, false, context)
        }
        let script = desk.script(for: request.request)
        if script.beginsOutage {
            // Before the answer, so that whoever has it finds the port closed; this connection stays for it.
            isAboutToPlay = true
            beginOutage()
            isAboutToPlay = false
        }
        start(script, request.keepsAlive, context)
    }

    private func start(_ script: ReplyScript, _ keepsAlive: Bool, _ context: ChannelHandlerContext) {
        play = Play(script: script, keepsAlive: keepsAlive, isInFlight: script.isInFlight)
        advance(context)
    }

    /// Plays steps until one that waits.
    private func advance(_ context: ChannelHandlerContext) {
        while !isOver, let now = play, now.step < now.script.steps.count {
            play?.step += 1
            switch now.script.steps[now.step] {
            case .wait(let time):
                guard time > .zero else { continue }
                context.flush()
                let loop = context.eventLoop.assumeIsolated()
                timer = loop.scheduleTask(in: .nanoseconds(Self.nanoseconds(time))) { self.advance(context) }
                return
            case .send(let bytes):
                context.write(wrapOutboundOut(ByteBuffer(bytes: bytes)), promise: nil)
            case .leave:
                desk.leave(now.script)
                play?.isInFlight = false
            }
        }
        context.flush()
        if !isOver { end(context) }
    }

    private func end(_ context: ChannelHandlerContext) {
        guard let done = play else { return }
        play = nil
        timer = nil
        switch done.script.ending {
        case .keep where done.keepsAlive && !desk.playsDead: next(context)
        case .keep, .close: close(context)
        case .stale(let time):
            isStale = true
            let loop = context.eventLoop.assumeIsolated()
            timer = loop.scheduleTask(in: .nanoseconds(Self.nanoseconds(time))) { self.close(context) }
        }
    }

    /// Closes when everything that was written is sent.
    private func close(_ context: ChannelHandlerContext) {
        guard !isOver else { return }
        isOver = true
        let loop = context.eventLoop.assumeIsolated()
        let sent = context.writeAndFlush(wrapOutboundOut(ByteBuffer()))
        sent.assumeIsolated().whenComplete { _ in
            loop.execute { context.close(promise: nil) }
        }
    }

    private static func nanoseconds(_ time: Duration) -> Int64 {
        // A day is longer than anything waits here, and far from an overflow.
        Int64(min(max(0, time / .nanoseconds(1)), 86_400e9))
    }
}

/// Tells a connection that an outage begins.
struct OutageEvent: Sendable {}
