internal import FanfoldCore
internal import FanfoldProviders
internal import FanfoldTestKit
internal import OrderedCollections
internal import Testing

@Suite struct `OpenAI request` {
    private let golden = Golden(besideFile: "\(#filePath)".replacing("/OpenAI/", with: "/"))

    private func wire(_ url: String) throws -> OpenAIChat {
        OpenAIChat(ServerSettings(address: try ServerAddress(url)))
    }

    @Test func `it is the same bytes every time`() throws {
        let local = try wire("http://127.0.0.1:1/v1")
        let own = try wire("https://api.openai.com/v1")
        var text = ""
        for (name, wire) in [("local", local), ("own", own)] {
            text += "\(name)\n" + wire.body(for: .sample, format: .prompt, streams: false).text + "\n"
            text += wire.body(for: .sample, format: .prompt, streams: true).text + "\n"
            for format in wire.formats + [.prompt] {
                text +=
                    "\(format)\n" + wire.body(for: .typedSample, format: format, streams: false).text + "\n"
            }
        }
        #expect(golden.difference(of: text, from: "openai-requests.txt") == nil)
    }

    @Test func `options win, and null takes a member out`() throws {
        var request = ModelRequest.sample
        request.sampling.options = ["temperature": .null, "top_p": 0.5, "max_completion_tokens": 9]
        let body = try wire("http://a/v1").body(for: request, format: .prompt, streams: false)
        #expect(body["temperature"] == nil)
        #expect(body["top_p"] == 0.5)
        #expect(body["max_tokens"] == nil)
        #expect(body["max_completion_tokens"] == 9)
    }

    @Test(arguments: [
        (
            #"{"type":"object","properties":{"a":{"type":"string"}},"required":["a"],"additionalProperties":false}"#,
            true
        ),
        (#"{"type":"object","properties":{"a":{"type":"string"}},"required":["a"]}"#, false),
        (#"{"type":"object","properties":{"a":{}},"required":[],"additionalProperties":false}"#, false),
        (#"{"type":"object","properties":{},"additionalProperties":false,"patternProperties":{}}"#, false),
        (#"{"type":"array","items":{"type":"string"}}"#, false),
    ])
    func `only a schema in the strict subset is strict`(text: String, isStrict: Bool) throws {
        var request = ModelRequest.sample
        request.schema = AnswerSchema(name: "a", schema: try JSONValue(parsing: Array(text.utf8)))
        let body = try wire("http://a/v1").body(for: request, format: .schema, streams: false)
        #expect(body["response_format"]?["json_schema"]?["strict"] == .bool(isStrict))
    }
}

extension ModelRequest {
    /// A request with everything but a schema.
    static let sample = ModelRequest(
        model: ModelIdentity(provider: "x", name: "m-1"),
        messages: [ModelMessage(.system, "Be \"brief\"."), ModelMessage(.user, "Hé\nyou")],
        sampling: Sampling(temperature: 0, seed: 7, maxAnswerTokens: 100)
    )

    /// A request with a schema.
    static let typedSample = ModelRequest(
        model: ModelIdentity(provider: "x", name: "m-1"),
        messages: [ModelMessage(.user, "price?")],
        schema: AnswerSchema(
            name: "price",
            schema: [
                "type": "object", "properties": ["price": ["type": "number"]], "required": ["price"],
                "additionalProperties": false,
            ]
        )
    )
}
