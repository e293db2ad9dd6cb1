import FanfoldCore
import Testing

@Suite struct `Found JSON` {
    private func found(_ text: String) -> FoundJSON { FoundJSON(in: Array(text.utf8)) }

    @Test(arguments: [
        #"{"a":1}"#, "```json\n{\"a\": 1}\n```", #"Here it is: {"a":1}. Anything else?"#,
        "{braces} in [prose] first\n{\"a\":1}",
    ])
    func `an object is found whatever stands around it`(_ text: String) {
        #expect(found(text).values == [["a": 1]])
        #expect(found(text).failure == nil)
    }

    @Test func `brackets and quotes in strings are text`() {
        #expect(found(#"{"a":"}] \" {"}"#).values == [["a": #"}] " {"#]])
    }

    @Test func `several values are found in order, none inside another`() {
        #expect(found(#"[1,[2]] or {"a":{"b":3}}"#).values == [[1, [2]], ["a": ["b": 3]]])
    }

    @Test(arguments: [
        ("I can't.", "holds no JSON object"),
        ("", "holds no JSON object"),
        (#"{"a": [1, 2"#, "breaks off before its JSON ends"),
        (#"{"a": 1 2}"#, "is not valid JSON"),
        (#"{"a": 1, "a": 2}"#, #"has the member "a" twice in one object"#),
        (
            String(repeating: "[", count: 70) + String(repeating: "]", count: 70),
            "is nested more than 64 deep"
        ),
    ])
    func `what can't be read is said`(_ text: String, _ failure: String) {
        let found = found(text)
        // The inner lists of what nests too deep are found all the same, and kept out by the schema.
        if found.values.isEmpty { #expect(found.failure == failure) }
        #expect(found.values.allSatisfy { $0.array != nil })
    }

    @Test func `the same name in two objects is no mistake`() {
        #expect(found(#"[{"a":"a"},{"a":["a","a"]}]"#).failure == nil)
    }

    @Test(.timeLimit(.minutes(1)), arguments: [#"{"#, #"{""#, "[{", "[]", "{]", "\"["])
    func `a text full of brackets is read in no time`(_ piece: String) {
        _ = found(String(repeating: piece, count: 100_000))
    }
}
