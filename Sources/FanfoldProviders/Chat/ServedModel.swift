internal import AsyncHTTPClient
package import FanfoldCore
internal import FoundationEssentials
internal import NIOCore
internal import NIOHTTP1

/// A language model behind a server that is reached over HTTP.
///
/// One instance serves any number of models of its server. It keeps no time limit of its own but the
/// connection's: the limit of an attempt is a layer's, which cancels the task. Text that comes in pieces and
/// limits told in headers go to the context's listener; limits of a failure are in the error.
package final class ServedModel<Wire: ChatWire>: LanguageModel {
    private let transport: HTTPTransport
    private let wire: Wire
    private let endpoint: HTTPEndpoint
    private let counter: any TokenCounter
    private let ladder: SchemaLadder
    private let now: @Sendable () -> Double

    /// Makes a model.
    ///
    /// - Parameters:
    ///   - transport: The way to the server.
    ///   - counter: Counts tokens where the server does not.
    ///   - now: Seconds since 1970, for servers that tell points in time.
    package init(
        _ transport: HTTPTransport,
        counter: any TokenCounter,
        now: @escaping @Sendable () -> Double = { Date().timeIntervalSince1970 }
    ) {
        self.transport = transport
        self.counter = counter
        self.now = now
        wire = Wire(transport.settings)
        endpoint = HTTPEndpoint(wire.path, at: transport.settings, adding: wire.headers)
        ladder = SchemaLadder(wire.formats)
    }

    package func reply(to request: ModelRequest, in context: CallContext) async throws -> ModelReply {
        let format = request.schema.map { ladder.format(for: $0) } ?? .prompt
        let body = wire.body(for: request, format: format, streams: context.streams).bytes
        do {
            let reply =
                context.streams
                ? try await streamed(body, context.listen)
                : try await whole(body, context.listen)
            if let schema = request.schema { ladder.accept(format, for: schema) }
            return reply.modelReply(to: request, counter: counter)
        } catch let body as ErrorBody {
            throw modelError(
                ServerFailure(status: 200, body: body, from: transport.settings),
                format,
                request
            )
        } catch let failure as ServerFailure {
            if failure.isFiltered {
                return try WireReply(text: "", finish: .contentFilter, promptTokens: 0, answerTokens: 0)
                    .modelReply(to: request, counter: counter)
            }
            throw modelError(failure, format, request)
        } catch var error as ModelError {
            // What a reply lacks is told by the part that reads it, which does not know the server's name.
            let server = transport.settings.address.description
            if !error.message.contains(server) { error.message = "\(server): " + error.message }
            throw error
        }
    }

    private func modelError(
        _ failure: ServerFailure,
        _ format: AnswerFormat,
        _ request: ModelRequest
    ) -> ModelError {
        if failure.mayRefuseFormat, let schema = request.schema, ladder.refuse(format, for: schema) {
            return failure.formatError(format)
        }
        return failure.modelError(now: now)
    }

    private func whole(
        _ body: [UInt8],
        _ listen: @Sendable (CallEvent) -> Void
    ) async throws -> WireReply {
        let reply = try await transport.post(body, to: endpoint)
        guard reply.isSuccess else { throw ServerFailure(reply, from: transport.settings) }
        tellLimits(reply.headers, listen)
        return try ReplyReader<Wire>.reply(in: reply.body, wire)
    }

    private func streamed(
        _ body: [UInt8],
        _ listen: @escaping @Sendable (CallEvent) -> Void
    ) async throws -> WireReply {
        let response = try await transport.open(body, to: endpoint)
        guard (200..<300).contains(response.status.code) else {
            let reply = try await transport.collect(response, limit: 1 << 20)
            throw ServerFailure(reply, from: transport.settings)
        }
        tellLimits(ReplyHeaders(response.headers), listen)
        let watch = StreamWatch(transport.settings)
        return try await watch.run {
            try await self.read(response.body, watch, listen)
        }
    }

    private func read(
        _ pieces: HTTPClientResponse.Body,
        _ watch: StreamWatch,
        _ listen: @Sendable (CallEvent) -> Void
    ) async throws -> WireReply {
        var reader = ReplyReader(wire)
        var size = 0
        do {
            for try await piece in pieces {
                size += piece.readableBytes
                guard size <= HTTPTransport.replyLimit else {
                    throw NIOTooManyBytesError(maxBytes: HTTPTransport.replyLimit)
                }
                let text = try reader.take(piece.readableBytesView)
                if !text.isEmpty { listen(.text(text)) }
                watch.note(reader.isDone ? try reader.finish() : reader.settled)
            }
        } catch let error as ErrorBody {
            throw error
        } catch {
            // The answer was whole before the connection broke; only what it cost may be missing.
            if let reply = watch.settled, !Task.isCancelled { return reply }
            throw try transport.failure(error, isInBody: true)
        }
        try Task.checkCancellation()
        return try reader.finish()
    }

    private func tellLimits(_ headers: ReplyHeaders, _ listen: @Sendable (CallEvent) -> Void) {
        if let limits = ServerLimits(headers, now: now) { listen(.limits(limits)) }
    }
}
