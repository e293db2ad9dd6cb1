import FanfoldCore
import FanfoldLab
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

    private func chat(_ text: String, _ more: String = "") -> String {
        let content = JSONValue.string(text).text
        return #"{"model":"lab","messages":[{"role":"user","content":\#(content)}]\#(more)}"#
    }

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

    @Test(.timeLimit(.minutes(1)))
    func `a chat completion answers with numbered sentences and usage`() async throws {
        try await run { server, client in
            let reply = try await client.send(body: chat(Self.passages))
            let json = try json(reply.body)
            let choice = json["choices"]?.array?.first
            #expect(reply.status == 200 && reply.isWhole)
            #expect(choice?["message"]?["content"] == "The port opened in 1821. [1] A storm broke the mole. [2]")
            #expect(choice?["finish_reason"] == "stop")
            #expect(json["usage"]?["prompt_tokens"]?.integer == (Self.passages.utf8.count + 3) / 4)
            #expect(server.stats.answered == 1 && server.stats.inFlight == 0)
        }
    }

    @Test(.timeLimit(.minutes(1)))
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

    @Test(.timeLimit(.minutes(1)), arguments: FaultKind.allCases)
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
}
