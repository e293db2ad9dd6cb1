internal import FanfoldCore
@testable internal import FanfoldProviders
internal import FanfoldTestKit
internal import Testing

@Suite struct `Anthropic messages` {
    private let wire: AnthropicMessages

    init() throws { wire = AnthropicMessages(ServerSettings(address: try ServerAddress("http://a"))) }

    private func reply(_ text: String) throws -> WireReply {
        try ReplyReader<AnthropicMessages>.reply(in: Array(text.utf8), wire)
    }

    private func streamed(_ text: String, pieces: Int = .max) throws -> WireReply {
        var reader = ReplyReader(wire)
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            _ = try reader.take(rest.prefix(pieces))
            rest = rest.dropFirst(pieces)
        }
        return try reader.finish()
    }

    @Test func `a request is the same bytes every time`() {
        var text = wire.body(for: .sample, format: .prompt, streams: false).text + "\n"
        text += wire.body(for: .sample, format: .prompt, streams: true).text + "\n"
        for format in wire.formats + [.prompt] {
            text += "\(format)\n" + wire.body(for: .typedSample, format: format, streams: false).text + "\n"
        }
        let golden = Golden(besideFile: "\(#filePath)".replacing("/Anthropic/", with: "/"))
        #expect(golden.difference(of: text, from: "anthropic-requests.txt") == nil)
    }

    @Test func `the size of the prompt has its cached parts in it`() throws {
        let reply = try reply(
            #"""
            {"type":"message","model":"m-2","content":[{"type":"thinking","thinking":"hm"},
            {"type":"text","text":"a"},{"type":"text","text":"b"}],"stop_reason":"end_turn","usage":
            {"input_tokens":5,"cache_creation_input_tokens":20,"cache_read_input_tokens":300,"output_tokens":4}}
            """#
        )
        #expect(reply.text == "ab")
        #expect(reply.promptTokens == 325)
        #expect(reply.cachedTokens == 300)
        #expect(reply.answerTokens == 4)
    }

    static let reasons: [(String, FinishReason)] = [
        ("end_turn", .stop), ("stop_sequence", .stop), ("tool_use", .stop), ("max_tokens", .length),
        ("model_context_window_exceeded", .length), ("refusal", .refusal), ("new_reason", .stop),
    ]

    @Test(arguments: reasons) func `a stop reason is a finish reason`(
        reason: String,
        finish: FinishReason
    ) throws {
        let text = #"{"content":[{"type":"text","text":"a"}],"stop_reason":"\#(reason)"}"#
        #expect(try reply(text).finish == finish)
    }

    @Test(arguments: [
        ("{}", ModelError.Kind.badReply), (#"{"content":[],"stop_reason":"end_turn"}"#, .badReply),
        (#"{"content":[],"stop_reason":"max_tokens"}"#, .badReply),
        (#"{"content":[{"type":"text","text":"a"}],"stop_reason":"pause_turn"}"#, .interrupted),
    ])
    func `nonsense is no answer`(text: String, kind: ModelError.Kind) {
        let error = #expect(throws: ModelError.self) { try reply(text) }
        #expect(error?.kind == kind)
    }

    @Test func `a failure in a reply that is a 200 is one`() {
        let text = #"{"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}}"#
        #expect(throws: ErrorBody.self) { try reply(text) }
        #expect(throws: ErrorBody.self) { try streamed("event: error\ndata: \(text)\n\n") }
    }

    private static let stream = """
        event: message_start
        data: {"type":"message_start","message":{"model":"m-2","usage":{"input_tokens":5,"output_tokens":1}}}

        event: ping
        data: {"type":"ping"}

        event: content_block_start
        data: {"type":"content_block_start","index":0,"content_block":{"type":"thinking","thinking":""}}

        data: {"type":"content_block_delta","index":0,"delta":{"type":"thinking_delta","thinking":"hm"}}

        data: {"type":"content_block_start","index":1,"content_block":{"type":"text","text":""}}

        data: {"type":"content_block_delta","index":1,"delta":{"type":"text_delta","text":"Hé "}}

        data: {"type":"content_block_delta","index":1,"delta":{"type":"text_delta","text":"🎉"}}

        data: {"type":"content_block_stop","index":1}

        data: {"type":"message_delta","delta":{"stop_reason":"end_turn"},"usage":{"output_tokens":9}}


        """

    @Test(arguments: [1, 3, 50, Int.max]) func `a stream is the same however it is cut`(size: Int) throws {
        let end = "event: message_stop\ndata: {\"type\":\"message_stop\"}\n\n"
        let reply = try streamed(Self.stream + end, pieces: size)
        #expect(reply.text == "Hé 🎉")
        #expect(reply.promptTokens == 5)
        #expect(reply.answerTokens == 9)
        #expect(reply.model == "m-2")
        #expect(try streamed(Self.stream).text == "Hé 🎉")
    }

    @Test func `a stream without a stop reason is interrupted`() throws {
        let cut = try #require(Self.stream.firstRange(of: "data: {\"type\":\"message_delta"))
        let error = #expect(throws: ModelError.self) { try streamed(String(Self.stream[..<cut.lowerBound])) }
        #expect(error?.kind == .interrupted)
    }
}
