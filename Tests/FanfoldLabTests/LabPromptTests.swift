import FanfoldCore
import Testing

@testable import FanfoldLab

@Suite struct `Lab prompt` {
    private func read(_ shape: LabShape, _ body: String) throws -> LabPrompt {
        try LabPrompt(shape, body: Array(body.utf8))
    }

    @Test func `OpenAI's body is read`() throws {
        let prompt = try read(
            .openAI,
            #"""
            {"model":"m","stream":true,"stream_options":{"include_usage":true},"max_completion_tokens":9,
            "messages":[{"role":"system","content":"Be brief."},
            {"role":"user","content":[{"type":"text","text":"How "},{"type":"text","text":"so?"}]},
            {"role":"assistant","content":null}]}
            """#
        )
        #expect(prompt.model == "m" && prompt.streams && prompt.streamsUsage && prompt.tokenLimit == 9)
        #expect(prompt.texts == ["Be brief.", "How so?", ""] && prompt.question == "How so?")
        #expect(prompt.tokens == 4)
    }

    @Test func `Anthropic's body is read`() throws {
        let prompt = try read(
            .anthropic,
            #"""
            {"model":"m","max_tokens":7,"system":[{"type":"text","text":"Be brief."}],
            "messages":[{"role":"user","content":"Why?"}],
            "output_config":{"format":{"type":"json_schema","schema":{"type":"object"}}}}
            """#
        )
        #expect(prompt.texts == ["Be brief.", "Why?"] && prompt.tokenLimit == 7 && !prompt.streams)
        guard case .schema(let schema) = prompt.form else { return #expect(Bool(false), "no schema") }
        #expect(schema == ["type": "object"])
    }

    @Test func `Ollama's body is read, and streams unless it says no`() throws {
        let prompt = try read(
            .ollama,
            #"""
            {"model":"m","messages":[{"role":"user","content":"Why?"}],"format":"json",
            "options":{"num_ctx":2048,"num_predict":-1}}
            """#
        )
        #expect(prompt.streams && prompt.contextTokens == 2048 && prompt.tokenLimit == nil)
        guard case .object = prompt.form else { return #expect(Bool(false), "no object") }
        let whole = #"{"model":"m","messages":[{"role":"user","content":""}],"stream":false}"#
        #expect(try !read(.ollama, whole).streams)
    }

    @Test(arguments: [
        (LabShape.openAI, "no", "no JSON"), (.openAI, "[]", "no JSON object"), (.openAI, "{}", "model"),
        (.openAI, #"{"model":"m"}"#, "messages"), (.openAI, #"{"model":"m","messages":[]}"#, "messages"),
        (.openAI, #"{"model":"m","messages":[{"role":"user"}]}"#, "content"),
        (.openAI, #"{"model":"m","messages":[{"role":"user","content":5}]}"#, "content"),
        (.openAI, #"{"model":"m","max_tokens":0,"messages":[{"role":"user","content":""}]}"#, "max_tokens"),
        (.anthropic, #"{"model":"m","messages":[{"role":"user","content":""}]}"#, "max_tokens"),
        (.ollama, #"{"model":"m","format":3,"messages":[{"role":"user","content":""}]}"#, "format"),
    ])
    func `a body that asks nothing is refused`(shape: LabShape, body: String, word: String) {
        let error = #expect(throws: PromptError.self) { try read(shape, body) }
        #expect(error?.status == 400 && error?.message.contains(word) == true)
    }

    @Test func `prompts differ by their messages, their model and their schema`() throws {
        let plain = try Prompts.prompt("a")
        let format = #"{"type":"json_object","schema":{"type":"object"}}"#
        let schema = try Prompts.prompt("a", #","response_format":\#(format)"#)
        let streamed = try Prompts.prompt("a", #","stream":true"#)
        #expect(plain.identity == streamed.identity && plain.identity != schema.identity)
        #expect(plain.hash == schema.hash)
        #expect(try plain.identity != Prompts.prompt("b").identity)
        let other = try read(.openAI, Prompts.body("a").replacing("lab", with: "other"))
        #expect(plain.identity != other.identity)
    }

    @Test(arguments: [
        ("POST", "/v1/chat/completions", LabRoute.chat(.openAI, deployment: nil)),
        ("POST", "/openai/deployments/mine/chat/completions", .chat(.openAI, deployment: "mine")),
        ("POST", "/v1/messages", .chat(.anthropic, deployment: nil)),
        ("POST", "/api/chat", .chat(.ollama, deployment: nil)), ("GET", "/v1/models", .models),
        ("GET", "/stats", .stats), ("POST", "/reset", .reset), ("GET", "/reset", .wrongMethod("POST")),
        ("GET", "/v1/messages", .wrongMethod("POST")), ("GET", "/", .unknown),
        ("POST", "/v1/chat/completions/more", .unknown),
    ])
    func `paths lead somewhere`(method: String, path: String, route: LabRoute) {
        #expect(LabRoute(method: method, path: path) == route)
    }
}
