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
        #expect(found(text).values.isEmpty)
        #expect(found(text).failure == failure)
    }

    @Test(arguments: [
        #"{"items": [{"a": 1}, {"a": 2}"#, #"{"items": {"a": 1}, oops}"#, #"Like {"a": 1}? {"a": 2"#,
        #"{"b": {"a": 1}, "b": 2}"#,
    ])
    func `a part of a broken value is no value`(_ text: String) {
        #expect(found(text).values.isEmpty)
    }

    @Test func `brackets of prose break nothing`() {
        #expect(found(#"{ or [ opens a list (see [1, p. 3]): {"a":1} :-["#).values == [["a": 1]])
    }

    @Test func `a broken value is forgotten where a whole one follows`() {
        #expect(found(#"{"a": oops}, no: {"a": 1}"#).values == [["a": 1]])
    }

    @Test func `the same name in two objects is no mistake`() {
        #expect(found(#"[{"a":"a"},{"a":["a","a"]}]"#).failure == nil)
    }

    @Test(.timeLimit(.minutes(5)), arguments: [#"{"#, #"{""#, "[{", "[]", "{]", "\"["])
    func `a text full of brackets is read in no time`(_ piece: String) {
        _ = found(String(repeating: piece, count: 100_000))
    }
}
