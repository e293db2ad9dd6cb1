import FanfoldCore
import FanfoldTestKit
import Testing

@testable import FanfoldProviders

@Suite struct `Typed reading` {
    private func reading(_ text: String, finish: FinishReason = .stop) throws -> TypedReading {
        let schema = try JSONSchema([
            "type": "object", "properties": ["b": ["type": "integer"], "a": true], "required": ["b"],
        ])
        return TypedReading(.scripted(text, finish: finish), by: schema)
    }

    @Test func `the last value that keeps to the schema counts, in the schema's order`() throws {
        let text = #"Like {"b": 0}? Rather {"a": 1, "b": 2}, and not {"c": 1}."#
        guard case .value(let value) = try reading(text) else {
            Issue.record("no value")
            return
        }
        #expect(value.text == #"{"b":2,"a":1}"#)
    }

    @Test func `thinking is no answer`() throws {
        #expect(
            try reading("<think>\n{\"b\": 1}\n</think>\nNothing.")
                == .flaws([SchemaFlaw("holds no JSON object")])
        )
    }

    @Test func `flaws are those of the object, not of a list beside it`() throws {
        #expect(
            try reading(#"{"b": "x"} see [1]"#)
                == .flaws([SchemaFlaw(pointer: "/b", #"is "x", and has to be a whole number"#)])
        )
    }

    @Test func `a cut answer is none, even where it fits`() throws {
        #expect(
            try reading(#"{"b": 1}"#, finish: .length)
                == .flaws([SchemaFlaw("reached the most tokens allowed and is cut; it has to be shorter")])
        )
    }
}
