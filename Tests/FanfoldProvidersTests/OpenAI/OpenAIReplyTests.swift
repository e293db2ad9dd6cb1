internal import FanfoldCore
@testable internal import FanfoldProviders
internal import FanfoldTestKit
internal import Testing

@Suite struct `OpenAI reply` {
    private let wire: OpenAIChat

    init() throws { wire = OpenAIChat(ServerSettings(address: try ServerAddress("http://a/v1"))) }

    private func reply(_ text: String) throws -> WireReply {
        try ReplyReader<OpenAIChat>.reply(in: Array(text.utf8), wire)
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

    @Test func `a usual reply is read whole`() throws {
        let reply = try reply(
            #"""
            {"id":"1","object":"chat.completion","model":"m-2","choices":[{"index":0,"finish_reason":"stop",
            "message":{"role":"assistant","content":"Hé \"you\" \ud83c\udf89"}}],"usage":{"prompt_tokens":9,
            "completion_tokens":4,"total_tokens":13,"prompt_tokens_details":{"cached_tokens":5}},"new":null}
            """#
        )
        #expect(
            try reply
                == WireReply(
                    text: "Hé \"you\" 🎉",
                    finish: .stop,
                    promptTokens: 9,
                    cachedTokens: 5,
                    answerTokens: 4,
                    model: "m-2"
                )
        )
    }

    /// The choice, the text and the finish reason of its reply.
    static let choices: [(String, String, FinishReason)] = [
        (#"{"message":{"content":"a"},"finish_reason":"length"}"#, "a", .length),
        (#"{"message":{"content":"","reasoning":"hm"},"finish_reason":"length"}"#, "", .length),
        (#"{"message":{"content":"<think>hm"},"finish_reason":"length"}"#, "", .length),
        (#"{"message":{"content":null},"finish_reason":"content_filter"}"#, "", .contentFilter),
        (#"{"message":{"content":null,"refusal":"no"},"finish_reason":"stop"}"#, "no", .refusal),
        (#"{"message":{"content":"a","refusal":null},"finish_reason":null}"#, "a", .stop),
        (#"{"message":{"content":"a","reasoning_content":"hm"},"finish_reason":"stop"}"#, "a", .stop),
        (#"{"message":{"content":"<think>hm</think>\na"},"finish_reason":"stop"}"#, "a", .stop),
        (#"{"message":{"content":[{"type":"text","text":"a"},{"type":"text","text":"b"}]}}"#, "ab", .stop),
        (#"{"text":"a","finish_reason":"eos"}"#, "a", .stop),
    ]

    @Test(arguments: choices) func `an odd choice is read`(
        choice: String,
        text: String,
        finish: FinishReason
    ) throws {
        let reply = try reply(#"{"choices":[\#(choice)]}"#)
        #expect(reply.text == text)
        #expect(reply.finish == finish)
        #expect(reply.promptTokens == nil)
    }

    static let nonsense: [(String, ModelError.Kind)] = [
        ("", .badReply), (" \n", .badReply), ("{", .badReply), ("[]", .badReply), ("hello", .interrupted),
        ("{}", .badReply),
        (#"{"choices":[]}"#, .badReply), (#"{"choices":null}"#, .badReply),
        (#"{"choices":[{"message":{"content":null},"finish_reason":"stop"}]}"#, .badReply),
        (#"{"choices":[{"message":{"content":" \n"},"finish_reason":"stop"}]}"#, .badReply),
        (#"{"choices":[{"message":{"content":"<think>hm"},"finish_reason":"stop"}]}"#, .badReply),
        (#"{"choices":[{"message":{"content":null},"finish_reason":"length"}]}"#, .badReply),
        (#"{"choices":[{"message":{"content":""},"finish_reason":"length"}]}"#, .badReply),
        (#"{"choices":[{"message":{"content":"a"},"finish_reason":"abort"}]}"#, .interrupted),
        (#"{"choices":[{"message":{"content":"a"},"finish_reason":"stop"}]"#, .badReply),
    ]

    @Test(arguments: nonsense) func `nonsense is no answer`(text: String, kind: ModelError.Kind) {
        let error = #expect(throws: ModelError.self) { try reply(text) }
        #expect(error?.kind == kind)
    }

    @Test func `bytes that are not UTF-8 are no answer`() {
        var bytes = Array(#"{"choices":[{"message":{"content":"a?"},"finish_reason":"stop"}]}"#.utf8)
        bytes[bytes.firstIndex(of: UInt8(ascii: "?")) ?? 0] = 0xFF
        let error = #expect(throws: ModelError.self) { try ReplyReader<OpenAIChat>.reply(in: bytes, wire) }
        #expect(error?.kind == .badReply)
    }

    @Test func `a failure in a reply that is a 200 is one`() {
        let error = #expect(throws: ErrorBody.self) {
            try reply(#"{"error":{"message":"busy","code":503}}"#)
        }
        #expect(error?.status == 503)
        #expect(throws: ErrorBody.self) { try streamed("data: {\"error\":\"down\"}\n\n") }
    }

    private static let stream = """
        data: {"model":"m-2","choices":[{"delta":{"role":"assistant","content":""},"finish_reason":null}]}

        : ping

        data: {"choices":[{"delta":{"content":"Hé "}}]}

        data: {"choices":[{"delta":{"content":"🎉"},"finish_reason":null}],"usage":null}

        data: {"choices":[{"delta":{},"finish_reason":"stop"}]}

        data: {"choices":[],"usage":{"prompt_tokens":9,"completion_tokens":4}}

        data: [DONE]


        """

    @Test(arguments: [1, 2, 5, 64, Int.max]) func `a stream is the same however it is cut`(size: Int) throws {
        let reply = try streamed(Self.stream, pieces: size)
        #expect(reply.text == "Hé 🎉")
        #expect(reply.finish == .stop)
        #expect(reply.promptTokens == 9)
        #expect(reply.answerTokens == 4)
        #expect(reply.model == "m-2")
    }

    @Test func `a stream without a finish reason is interrupted, though it says that it is done`() {
        let text = "data: {\"choices\":[{\"delta\":{\"content\":\"half\"}}]}\n\n"
        for stream in ["", "\n", ": ping\n\n", text, text + "data: [DONE]\n\n", "data: [DONE]\n\n"] {
            let error = #expect(throws: ModelError.self, "\(stream)") { try streamed(stream) }
            #expect(error?.kind == .interrupted)
        }
    }

    @Test func `a stream with broken JSON is no answer`() {
        let error = #expect(throws: ModelError.self) { try streamed("data: {\"choices\":[{\"del\n\n") }
        #expect(error?.kind == .badReply)
    }

    @Test func `a server that sends what it was not asked for is read all the same`() throws {
        #expect(try reply(Self.stream).text == "Hé 🎉")
        let whole = #"{"choices":[{"message":{"content":"a"},"finish_reason":"stop"}]}"#
        #expect(try streamed(whole, pieces: 3).text == "a")
    }

    @Test func `numbers that are missing are estimated`() throws {
        let wireReply = try reply(
            #"{"choices":[{"message":{"content":"12345678"}}],"usage":{"prompt_tokens":3}}"#
        )
        let reply = wireReply.modelReply(to: .sample, counter: QuarterCounter())
        #expect(reply.usage == TokenUsage(promptTokens: 3, answerTokens: 2, isEstimated: true))
    }
}
