import FanfoldCore
import Testing

@Suite struct `Model requests` {
    private func request(_ text: String, temperature: Double? = nil) -> ModelRequest {
        ModelRequest(
            model: ModelIdentity(provider: "openai", name: "small"),
            messages: [ModelMessage(.system, "rules"), ModelMessage(.user, text)],
            sampling: Sampling(temperature: temperature)
        )
    }

    @Test func `equal requests have one key, others another`() {
        #expect(request("a").key == request("a").key)
        #expect(request("a").key != request("b").key)
        #expect(request("a").key != request("a", temperature: 0).key)
        var other = request("a")
        other.model.revision = "2"
        #expect(other.key != request("a").key)
        other = request("a")
        other.schema = AnswerSchema(name: "answer", schema: ["type": "object"])
        #expect(other.key != request("a").key)
    }

    @Test func `what is said by whom can't be moved from one turn to the next`() {
        var left = request("a")
        left.messages = [ModelMessage(.user, "ab"), ModelMessage(.user, "c")]
        var right = request("a")
        right.messages = [ModelMessage(.user, "a"), ModelMessage(.user, "bc")]
        #expect(left.key != right.key)
        #expect(left != right)
    }

    @Test func `texts that only look alike are different requests`() {
        let (composed, decomposed) = ("caf\u{E9}", "cafe\u{301}")
        #expect(composed == decomposed)
        #expect(request(composed) != request(decomposed))
        #expect(request(composed).key != request(decomposed).key)
        #expect(Set([request(composed), request(decomposed), request(composed)]).count == 2)
    }

    @Test func `text is written as JSON whatever it holds`() {
        let value: JSONValue = .string("a\"\\\n\t\r\u{1}\u{1F}ü\u{2028}😀")
        #expect(value.text == "\"a\\\"\\\\\\n\\t\\r\\u0001\\u001fü\u{2028}😀\"")
        #expect(JSONValue.string("").text == "\"\"")
        #expect(JSONValue.string("\n").text == "\"\\n\"")
    }
}
