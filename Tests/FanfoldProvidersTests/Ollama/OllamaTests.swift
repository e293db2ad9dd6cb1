internal import FanfoldCore
@testable internal import FanfoldProviders
internal import FanfoldTestKit
internal import OrderedCollections
internal import Testing

@Suite struct `Ollama chat` {
    private let wire: OllamaChat

    init() throws { wire = OllamaChat(ServerSettings(address: try ServerAddress("http://a"))) }

    private func reply(_ text: String) throws -> WireReply {
        try ReplyReader<OllamaChat>.reply(in: Array(text.utf8), wire)
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
        let golden = Golden(besideFile: "\(#filePath)".replacing("/Ollama/", with: "/"))
        #expect(golden.difference(of: text, from: "ollama-requests.txt") == nil)
    }

    @Test func `a model's options go where Ollama looks for them`() {
        var request = ModelRequest.sample
        request.sampling.options = [
            "num_ctx": 8192, "keep_alive": "5m", "options": ["top_k": 3], "seed": .null,
        ]
        let body = wire.body(for: request, format: .prompt, streams: false)
        #expect(body["options"] == ["temperature": 0.0, "num_predict": 100, "top_k": 3, "num_ctx": 8192])
        #expect(body["keep_alive"] == "5m")
        #expect(body["num_ctx"] == nil)
    }

    private static let pieces = """
        {"model":"m","message":{"role":"assistant","content":"","thinking":"hm"},"done":false}
        {"model":"m","message":{"role":"assistant","content":"Hé "},"done":false}
        {"model":"m","message":{"role":"assistant","content":"🎉"},"done":false}

        """
    private static let last = """
        {"model":"m","message":{"content":""},"done":true,"done_reason":"length","prompt_eval_count":9,"eval_count":4}
        """

    @Test(arguments: [1, 3, 50, Int.max]) func `a stream is the same however it is cut`(size: Int) throws {
        let reply = try streamed(Self.pieces + Self.last, pieces: size)
        #expect(reply.text == "Hé 🎉")
        #expect(reply.finish == .length)
        #expect(reply.promptTokens == 9)
        #expect(reply.answerTokens == 4)
    }

    @Test func `a stream that is not done is interrupted`() {
        for stream in [Self.pieces, "", "\n"] {
            let error = #expect(throws: ModelError.self) { try streamed(stream) }
            #expect(error?.kind == .interrupted)
        }
    }

    @Test func `a server that sends what it was not asked for is read all the same`() throws {
        let whole = #"{"message":{"content":"a"},"done":true,"done_reason":"stop"}"#
        #expect(try reply(whole).text == "a")
        #expect(try streamed(whole).text == "a")
        #expect(try reply(Self.pieces + Self.last).text == "Hé 🎉")
    }

    @Test(arguments: [
        ("", ModelError.Kind.badReply), ("{}", .badReply), ("{", .badReply),
        (#"{"message":{"content":""},"done":true,"done_reason":"load"}"#, .badReply),
        (#"{"message":{"content":""},"done":true,"done_reason":"stop"}"#, .badReply),
        (#"{"message":{"content":"a"},"done":false}"#, .interrupted),
    ])
    func `nonsense is no answer`(text: String, kind: ModelError.Kind) {
        let error = #expect(throws: ModelError.self) { try reply(text) }
        #expect(error?.kind == kind)
    }

    @Test func `a failure in the middle of a stream is one`() {
        #expect(throws: ErrorBody.self) { try streamed(Self.pieces + #"{"error":"out of memory"}"#) }
    }
}
