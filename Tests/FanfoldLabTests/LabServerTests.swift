import FanfoldCore
import FanfoldLab
import FanfoldTestKit
import Foundation
import NIOCore
import NIOHTTP1
import Testing

@Suite struct `Lab server` {
    private static let passages = """
        [1] The port opened in 1821. Ships came.
        [2] A storm broke the mole. It was mended.
        Which sentences matter?
        """

    private func chat(_ text: String, _ more: String = "") -> String { Prompts.body(text, more) }

    private func json(_ bytes: [UInt8]) throws -> JSONValue {
        try JSONDecoder().decode(JSONValue.self, from: Data(bytes))
    }

    /// Runs a server and one connection to it.
    private func run<Output>(
        _ settings: LabSettings = LabSettings(),
        _ body: (LabServer, LabClient) async throws -> Output
    ) async throws -> Output {
        try await LabServer.run(settings) { server in
            try await LabClient.connect(to: server.port) { try await body(server, $0) }
        }
    }

    @Test(.timeLimit(.minutes(5)))
    func `a chat completion answers with numbered sentences and usage`() async throws {
        try await run { server, client in
            let reply = try await client.send(body: chat(Self.passages))
            let json = try json(reply.body)
            let choice = json["choices"]?.array?.first
            #expect(reply.status == 200 && reply.isWhole)
            let text = "The port opened in 1821. [1] A storm broke the mole. [2]"
            #expect(choice?["message"]?["content"]?.string == text)
            #expect(choice?["finish_reason"] == "stop")
            #expect(json["usage"]?["prompt_tokens"]?.integer == (Self.passages.utf8.count + 3) / 4)
            #expect(server.stats.answered == 1 && server.stats.inFlight == 0)
        }
    }

    @Test(.timeLimit(.minutes(5)))
    func `a connection serves several requests, and repeated prompts are counted`() async throws {
        try await run { server, client in
            let first = try await client.send(body: chat("Once."))
            let second = try await client.send(body: chat("Once."))
            _ = try await client.send(body: chat("Another."))
            #expect(first.body == second.body)
            let stats = server.stats
            #expect(stats.requests == 3 && stats.distinctPrompts == 2 && stats.repeatedPrompts == 1)
            let told = try json(try await client.send(.GET, "/stats").body)
            #expect(told["requests"] == 3 && told["repeated_prompts"] == 1)
            _ = try await client.send(.POST, "/reset")
            #expect(server.stats.requests == 0)
        }
    }

    @Test(.timeLimit(.minutes(5)), arguments: FaultKind.allCases)
    func `every fault is played`(fault: FaultKind) async throws {
        var settings = LabSettings()
        settings.faults = FaultShares([fault: 1])
        settings.faultTimes.stall = .milliseconds(1)
        settings.faultTimes.drip = .milliseconds(1)
        try await run(settings) { server, client in
            let reply = try? await client.send(body: chat(Self.passages))
            let content = reply.flatMap { try? json($0.body) }?["choices"]?.array?.first
            switch fault {
            case .tooMany:
                #expect(reply?.status == 429 && reply?.headers.first(name: "retry-after") == "1")
            case .tooManyBare:
                #expect(reply?.status == 429 && reply?.headers.first(name: "retry-after") == nil)
            case .serverError, .plainError: #expect(reply?.status == 500)
            case .badGateway: #expect(reply?.status == 502)
            case .unavailable: #expect(reply?.status == 503)
            case .overloaded: #expect(reply?.status == 529)
            case .drop: #expect(reply == nil)
            case .dropBody, .stall: #expect(reply?.isWhole == false && reply?.body.isEmpty == false)
            case .truncated: #expect(reply?.isWhole == true && content == nil)
            case .noChoices: #expect(reply?.text.contains(#""choices":[]"#) == true)
            case .nullContent: #expect(content?["message"]?["content"] == .null)
            case .length: #expect(content?["finish_reason"] == "length")
            case .contentFilter: #expect(content?["finish_reason"] == "content_filter")
            case .refusal: #expect(content?["message"]?["refusal"]?.string != nil)
            case .badUTF8: #expect(reply.map { String(validating: $0.body, as: UTF8.self) == nil } == true)
            case .drip: #expect(content?["finish_reason"] == "stop" && reply?.isWhole == true)
            case .stale:
                #expect(content?["finish_reason"] == "stop")
                await #expect(throws: LabClient.NoReply.self) { try await client.send(body: chat("Next.")) }
            }
            #expect(server.stats.faults == [fault: 1] && server.stats.inFlight == 0)
        }
    }

    @Test(.timeLimit(.minutes(5)), arguments: [FaultKind.dropBody, .stall])
    func `a stream of one piece breaks off inside it`(fault: FaultKind) async throws {
        var settings = LabSettings()
        settings.faults = FaultShares([fault: 1])
        settings.faultTimes.stall = .milliseconds(1)
        try await run(settings) { server, client in
            let reply = try await client.send(.POST, "/api/chat", body: chat("A."))
            #expect(reply.status == 200 && !reply.isWhole && !reply.text.contains(#""done":true"#))
            #expect(server.stats.faults == [fault: 1] && server.stats.answered == 0)
        }
    }

    @Test(.timeLimit(.minutes(5)), arguments: LabShape.allCases, [false, true])
    func `every shape answers, whole and streamed`(shape: LabShape, streams: Bool) async throws {
        let paths = [
            LabShape.openAI: "/openai/deployments/lab/chat/completions", .anthropic: "/v1/messages",
            .ollama: "/api/chat",
        ]
        try await run { server, client in
            let body = chat(Self.passages, #","max_tokens":99,"stream":\#(streams)"#)
            let headers = [("anthropic-version", "2023-06-01")]
            let reply = try await client.send(.POST, paths[shape] ?? "", headers: headers, body: body)
            #expect(reply.status == 200 && reply.isWhole && reply.text.contains("[1]"))
            #expect(server.stats.shapes == [shape: 1] && server.stats.answered == 1)
        }
    }

    @Test(.timeLimit(.minutes(5)))
    func `requests on one connection are answered in order, each after its latency`() async throws {
        var settings = LabSettings()
        settings.latency = .fixed(.milliseconds(1))
        try await run(settings) { server, client in
            for text in ["One.", "Two.", "Three."] {
                let reply = try await client.send(body: chat(text))
                #expect(reply.text.contains(text))
            }
            #expect(server.stats.mostInFlight == 1)
        }
    }

    @Test(.timeLimit(.minutes(5)))
    func `a limit is answered 429 with its headers, in silence where it is to be silent`() async throws {
        var settings = LabSettings()
        settings.limits.requestsPerMinute = 1
        try await run(settings) { server, client in
            _ = try await client.send(body: chat("One."))
            let reply = try await client.send(body: chat("Two."))
            let wait = Int(reply.headers.first(name: "retry-after") ?? "") ?? 0
            // A busy machine may have let some seconds pass.
            #expect(reply.status == 429 && (1...60).contains(wait))
            #expect(reply.headers.first(name: "x-ratelimit-remaining-requests") == "0")
            #expect(try json(reply.body)["error"]?["code"] == "rate_limit_exceeded")
            #expect(server.stats.limited == [.requests: 1] && server.stats.answered == 1)
        }
        settings.limits.areAnnounced = false
        settings.limits.retryAfter = .none
        try await run(settings) { _, client in
            _ = try await client.send(body: chat("One."))
            let names = try await client.send(body: chat("Two.")).headers.map(\.name)
            #expect(names == ["content-type", "content-length"])
        }
    }

    @Test(.timeLimit(.minutes(5)))
    func `a required key is looked for in every header that carries one`() async throws {
        var settings = LabSettings()
        settings.keys = ["k1"]
        try await run(settings) { server, client in
            let headers = [("authorization", "Bearer k1"), ("x-api-key", "k1"), ("api-key", "k1")]
            for header in headers {
                let reply = try await client.send(headers: [header], body: chat("A."))
                #expect(reply.status == 200)
            }
            for headers in [[], [("authorization", "Bearer k2")]] {
                let reply = try await client.send(headers: headers, body: chat("A."))
                #expect(reply.status == 401 && !reply.text.contains("k2"))
            }
            #expect(server.stats.refused == [401: 2])
        }
    }

    @Test(.timeLimit(.minutes(5)))
    func `a prompt above the context is refused, or cut as Ollama does`() async throws {
        var settings = LabSettings()
        settings.contextTokens = 10
        let long = chat(String(repeating: "many words ", count: 50))
        try await run(settings) { _, client in
            let reply = try await client.send(body: long)
            #expect(reply.status == 400)
            #expect(try json(reply.body)["error"]?["code"] == "context_length_exceeded")
            let whole = chat(String(repeating: "a ", count: 99), #","stream":false"#)
            let cut = try await client.send(.POST, "/api/chat", body: whole)
            #expect(try json(cut.body)["prompt_eval_count"] == 10)
        }
        settings.overflow = .cut
        try await run(settings) { _, client in
            let reply = try await client.send(body: long)
            #expect(try json(reply.body)["usage"]?["prompt_tokens"] == 10)
        }
    }

    @Test(.timeLimit(.minutes(5)), arguments: [SchemaSupport.full, .object, .none])
    func `the rungs of structured output can be taken away`(support: SchemaSupport) async throws {
        var settings = LabSettings()
        settings.schema = support
        settings.schemaRefusal = 500
        let schema = #"{"type":"object","properties":{"n":{"type":"integer","maximum":3}},"required":["n"]}"#
        try await run(settings) { _, client in
            let wrapped = #"{"name":"a","schema":\#(schema)}"#
            let strict = #","response_format":{"type":"json_schema","json_schema":\#(wrapped)}"#
            let loose = #","response_format":{"type":"json_object","schema":\#(schema)}"#
            let first = try await client.send(body: chat("A.", strict))
            let second = try await client.send(body: chat("A.", loose))
            let third = try await client.send(body: chat("Answer with JSON that keeps to \(schema)."))
            #expect(first.status == (support == .full ? 200 : 500))
            #expect(second.status == (support == .none ? 500 : 200))
            #expect(third.status == 200)
            for reply in [first, second, third] where reply.status == 200 {
                let message = try json(reply.body)["choices"]?.array?.first?["message"]
                let content = try #require(message?["content"]?.string)
                let number = try json(Array(content.utf8))["n"]?.integer
                #expect((0...3).contains(number ?? -1))
            }
        }
    }

    @Test(.timeLimit(.minutes(5)))
    func `what asks for nothing is told so`() async throws {
        var settings = LabSettings()
        settings.bodyLimit = 100
        try await run(settings) { server, client in
            let replies = [
                try await client.send(.GET, "/nothing"), try await client.send(.GET, "/v1/chat/completions"),
                try await client.send(body: "{"),
                try await client.send(.POST, "/v1/messages", body: chat("A.")),
                try await client.send(.GET, "/v1/models"),
                try await client.send(body: chat(String(repeating: "a", count: 200))),
            ]
            #expect(replies.map(\.status) == [404, 405, 400, 400, 200, 413])
            #expect(server.stats.requests == 2)
        }
    }

    @Test(.timeLimit(.minutes(5)))
    func `a paused server refuses connections, and serves at the same port when it resumes`() async throws {
        try await run { server, client in
            let port = server.port
            await server.pause()
            await #expect(throws: (any Error).self) {
                try await LabClient.connect(to: port) { try await $0.send(body: chat("A.")) }
            }
            try await server.resume()
            #expect(server.port == port)
            let status = try await LabClient.connect(to: port) {
                try await $0.send(body: chat("A.")).status
            }
            #expect(status == 200)
        }
    }

    @Test(.timeLimit(.minutes(5)))
    func `an outage begins with its request, which is answered`() async throws {
        var settings = LabSettings()
        settings.outage = .init(afterRequests: 2, lasting: .seconds(600))
        try await run(settings) { server, client in
            let statuses = [
                try await client.send(body: chat("A.")).status,
                try await client.send(body: chat("B.")).status,
            ]
            #expect(statuses == [200, 200])
            await #expect(throws: (any Error).self) {
                try await LabClient.connect(to: server.port) { try await $0.send(body: chat("C.")) }
            }
        }
    }

    @Test(.timeLimit(.minutes(5)))
    func `an outage ends by itself`() async throws {
        var settings = LabSettings()
        settings.outage = .init(afterRequests: 1, lasting: .milliseconds(1))
        try await run(settings) { server, client in
            _ = try await client.send(body: chat("A."))
            var status: Int?
            while status == nil {
                status = try? await LabClient.connect(to: server.port) {
                    try await $0.send(body: chat("B.")).status
                }
            }
            #expect(status == 200)
        }
    }

    @Test(.timeLimit(.minutes(5)))
    func `a client that goes away is no longer in flight`() async throws {
        var settings = LabSettings()
        settings.latency = .fixed(.seconds(600))
        try await LabServer.run(settings) { server in
            try await withThrowingTaskGroup { group in
                group.addTask {
                    _ = try? await LabClient.connect(to: server.port) {
                        try await $0.send(body: Prompts.body("A."))
                    }
                }
                await until { server.stats.inFlight > 0 }
                group.cancelAll()
                try await group.waitForAll()
            }
            await until { server.stats.inFlight == 0 }
            #expect(server.stats.abandoned == 1 && server.stats.answered == 0)
        }
    }

    @Test(.timeLimit(.minutes(5)))
    func `a port that is taken is an error that names it`() async throws {
        try await LabServer.run { server in
            var settings = LabSettings()
            settings.port = server.port
            let error = await #expect(throws: LabPortError.self) {
                try await LabServer.run(settings) { _ in }
            }
            #expect(error?.port == server.port)
        }
    }
}
