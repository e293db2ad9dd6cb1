internal import FanfoldCore
internal import FanfoldProviders
internal import FanfoldTestKit
internal import Testing

@Suite(.timeLimit(.minutes(5))) struct `HTTP transport` {
    private static let answer = #"{"choices":[{"message":{"content":"a"},"finish_reason":"stop"}]}"#

    private func settings(_ server: CannedServer, path: String = "/v1") throws -> ServerSettings {
        ServerSettings(
            address: try ServerAddress("http://127.0.0.1:\(server.port)\(path)"),
            key: Secret("topsecretkey"),
            keyVariable: "OPENAI_API_KEY"
        )
    }

    private func ask(
        _ settings: ServerSettings,
        times: Int = 1,
        streams: Bool = false,
        listen: @escaping @Sendable (CallEvent) -> Void = { _ in }
    ) async throws -> [ModelReply] {
        try await ServerConnections.lend { connections in
            let model = OpenAIModel(connections.transport(settings), counter: QuarterCounter())
            var replies: [ModelReply] = []
            for _ in 0..<times {
                let context = CallContext(streams: streams, listen: listen)
                replies.append(try await model.reply(to: .sample, in: context))
            }
            return replies
        }
    }

    @Test func `the key goes into one header and nowhere else`() async throws {
        try await CannedServer.run(.reply("200 OK", [], Self.answer)) { server in
            let reply = try await ask(settings(server))
            #expect(reply.map(\.text) == ["a"])
            let request = try #require(server.requests.value.first)
            #expect(request.hasPrefix("POST /v1/chat/completions HTTP/1.1\r\n"))
            #expect(request.components(of: "authorization: Bearer topsecretkey\r\n") == 2)
            #expect(request.components(of: "topsecretkey") == 2)
        }
    }

    @Test func `Azure has its own header and a version in the query`() async throws {
        try await CannedServer.run(.reply("200 OK", [], Self.answer)) { server in
            var settings = try settings(server, path: "/openai/deployments/d")
            settings.keyStyle = .apiKey
            settings.apiVersion = "2024-10-21"
            _ = try await ask(settings)
            let request = try #require(server.requests.value.first)
            #expect(
                request.hasPrefix(
                    "POST /openai/deployments/d/chat/completions?api-version=2024-10-21 HTTP/1.1\r\n"
                )
            )
            #expect(request.components(of: "api-key: topsecretkey\r\n") == 2)
            #expect(!request.contains("authorization"))
        }
    }

    @Test(arguments: [false, true])
    func `a prompt that a filter refuses is withheld like an answer, and stops nothing`(
        streams: Bool
    ) async throws {
        let body = #"{"error":{"code":"content_filter","message":"The response was filtered","status":400}}"#
        try await CannedServer.run(.reply("400 Bad Request", [], body)) { server in
            let reply = try await ask(settings(server), streams: streams)
            #expect(reply.map(\.finish) == [.contentFilter])
        }
    }

    @Test(arguments: [false, true])
    func `a redirect is not followed, and no key goes where it leads`(streams: Bool) async throws {
        try await CannedServer.run(.reply("200 OK", [], Self.answer)) { other in
            let location = "location: http://127.0.0.1:\(other.port)/v1/chat/completions?token=hidden"
            try await CannedServer.run(.reply("307 Temporary Redirect", [location], "")) { server in
                let error = await #expect(throws: ModelError.self) {
                    try await ask(settings(server), streams: streams)
                }
                #expect(error?.kind == .unknownModel)
                #expect(
                    error?.message
                        == "127.0.0.1:\(server.port) redirects to 127.0.0.1:\(other.port) (HTTP 307), "
                        + "and a redirect is not followed"
                )
                #expect(other.requests.value == [])
            }
        }
    }

    @Test func `a connection is used again`() async throws {
        try await CannedServer.run(.reply("200 OK", [], Self.answer)) { server in
            let reply = try await ask(settings(server), times: 12)
            #expect(reply.count == 12)
            // On a busy machine a request may come before the last one's connection is free.
            #expect(server.connections.value <= 6)
        }
    }

    @Test(arguments: [false, true])
    func `a connection that is closed before an answer is unreachable`(streams: Bool) async throws {
        try await CannedServer.run(.sendAndClose("")) { server in
            let error = await #expect(throws: ModelError.self) {
                try await ask(settings(server), streams: streams)
            }
            #expect(error?.kind == .unreachable)
            #expect(error?.isUnsent == false)
            #expect(error?.message == "127.0.0.1:\(server.port) closed the connection before it answered")
        }
    }

    @Test(arguments: [false, true])
    func `a connection that is closed in an answer is interrupted`(streams: Bool) async throws {
        let head = "HTTP/1.1 200 OK\r\ncontent-length: 500\r\n\r\n"
        try await CannedServer.run(.sendAndClose(head + "data: {}\n\n")) { server in
            let error = await #expect(throws: ModelError.self) {
                try await ask(settings(server), streams: streams)
            }
            #expect(error?.kind == .interrupted)
        }
    }

    @Test(arguments: ["", "data: [DONE]\n\n", "data: {\"choi"])
    func `a stream is whole with its finish reason, though the connection breaks after it`(
        end: String
    ) async throws {
        let event = #"data: {"choices":[{"delta":{"content":"a"},"finish_reason":"stop"}]}"# + "\n\n" + end
        let chunk = "\(String(event.utf8.count, radix: 16))\r\n\(event)\r\n"
        let head = "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n"
        try await CannedServer.run(.sendAndClose(head + chunk)) { server in
            let replies = try await ask(settings(server), streams: true)
            #expect(replies.map(\.text) == ["a"])
            #expect(replies.map(\.usage.isEstimated) == [true])
        }
    }

    @Test func `a stream that is whole need not end`() async throws {
        let event = #"data: {"choices":[{"delta":{"content":"a"},"finish_reason":"stop"}]}"# + "\n\n"
        let head = "HTTP/1.1 200 OK\r\ncontent-length: 999\r\n\r\n"
        try await CannedServer.run(.send(head + event)) { server in
            var settings = try settings(server)
            settings.streamIdleTimeout = .milliseconds(50)
            let replies = try await ask(settings, streams: true)
            #expect(replies.map(\.text) == ["a"])
        }
    }

    @Test(arguments: [false, true]) func `silence has an end`(streams: Bool) async throws {
        try await CannedServer.run(.stayQuiet) { server in
            var settings = try settings(server)
            settings.idleTimeout = .milliseconds(50)
            let error = await #expect(throws: ModelError.self) { try await ask(settings, streams: streams) }
            #expect(error?.kind == .timedOut)
        }
    }

    @Test func `a stream that stops coming has an end`() async throws {
        let piece = #"data: {"choices":[{"delta":{"content":"a"}}]}"# + "\n\n"
        try await CannedServer.run(.send("HTTP/1.1 200 OK\r\ncontent-length: 999\r\n\r\n" + piece)) {
            server in
            var settings = try settings(server)
            settings.streamIdleTimeout = .milliseconds(50)
            let error = await #expect(throws: ModelError.self) { try await ask(settings, streams: true) }
            #expect(error?.kind == .timedOut)
        }
    }

    @Test func `limits are told with an answer and with a failure`() async throws {
        let headers = ["x-ratelimit-limit-requests: 600"]
        let told = Shared<[CallEvent]>([])
        try await CannedServer.run(
            .reply("200 OK", headers, Self.answer),
            .reply("429 Too Many Requests", headers + ["retry-after: 3"], "slow down")
        ) { server in
            _ = try await ask(settings(server)) { event in told.update { $0.append(event) } }
            #expect(told.value == [.limits(ServerLimits(requests: .init(limit: 600)))])
            let error = await #expect(throws: ModelError.self) { try await ask(settings(server)) }
            #expect(error?.kind == .rateLimited)
            #expect(error?.retryAfter == .seconds(3))
            #expect(error?.limits?.requests?.limit == 600)
        }
    }

    @Test func `a refused format is asked for no more`() async throws {
        try await CannedServer.run(
            .reply("500 Internal Server Error", [], #"{"error":{"message":"no json_schema here"}}"#),
            .reply("400 Bad Request", [], "no schema here"),
            .reply("200 OK", [], Self.answer)
        ) { server in
            let settings = try settings(server)
            try await ServerConnections.lend { connections in
                let model = OpenAIModel(connections.transport(settings), counter: QuarterCounter())
                for _ in 0..<2 {
                    let error = await #expect(throws: ModelError.self) {
                        try await model.reply(to: .typedSample, in: CallContext())
                    }
                    #expect(error?.kind == .formatRefused)
                }
                do {
                    let reply = try await model.reply(to: .typedSample, in: CallContext())
                    #expect(reply.text == "a")
                }
                let reply = try await model.reply(to: .typedSample, in: CallContext())
                #expect(reply.text == "a")
            }
            #expect(server.requests.value.dropFirst(2).allSatisfy { $0.contains(#"{"type":"json_object"}"#) })
        }
    }

    @Test func `a port without a server refuses`() async throws {
        // A port just closed may be another test's by now; nothing listens on the first.
        let settings = ServerSettings(address: try ServerAddress("http://127.0.0.1:1"))
        let error = await #expect(throws: ModelError.self) { try await ask(settings) }
        #expect(error?.kind == .unreachable)
        #expect(error?.message == "127.0.0.1:1 refused the connection")
        #expect(error?.isUnsent == true)
    }

    @Test func `a key that no header can hold is not shown`() async throws {
        try await CannedServer.run(.stayQuiet) { server in
            var settings = try settings(server)
            settings.key = Secret("topsecret\r\nkey")
            let error = await #expect(throws: ModelError.self) { try await ask(settings) }
            #expect(error?.kind == .badKey)
            #expect(error?.message.contains("topsecret") == false)
            #expect(server.requests.value == [])
        }
    }

    @Test func `a server that does not speak TLS is told so`() async throws {
        try await CannedServer.run(.stayQuiet) { server in
            var settings = try settings(server)
            settings.address = try ServerAddress("https://127.0.0.1:\(server.port)")
            settings.connectTimeout = .milliseconds(100)
            let error = await #expect(throws: ModelError.self) { try await ask(settings) }
            #expect(error?.kind == .unreachable)
        }
    }
}

extension String {
    /// The number of parts between occurrences of a text.
    fileprivate func components(of text: String) -> Int { ranges(of: text).count + 1 }
}
