internal import FanfoldCore
@testable internal import FanfoldProviders
internal import Testing

@Suite struct `Schema ladder` {
    private let schema = AnswerSchema(name: "a", schema: ["type": "object"])

    @Test func `it goes down until only the prompt asks`() {
        let ladder = SchemaLadder([.schema, .object])
        #expect(ladder.format(for: schema) == .schema)
        #expect(ladder.refuse(.schema, for: schema))
        #expect(ladder.format(for: schema) == .object)
        #expect(ladder.refuse(.object, for: schema))
        #expect(ladder.format(for: schema) == .prompt)
        #expect(!ladder.refuse(.prompt, for: schema))
    }

    @Test func `requests that were sent together go down one step together`() {
        let ladder = SchemaLadder([.schema, .object])
        for _ in 0..<3 { #expect(ladder.refuse(.schema, for: schema)) }
        #expect(ladder.format(for: schema) == .object)
    }

    @Test func `a format that worked stays`() {
        let ladder = SchemaLadder([.schema, .object])
        ladder.accept(.schema, for: schema)
        #expect(!ladder.refuse(.schema, for: schema))
        #expect(ladder.format(for: schema) == .schema)
        let other = AnswerSchema(name: "b", schema: ["type": "object"])
        #expect(ladder.refuse(.schema, for: other))
    }

    @Test func `an answer to a format already given up changes nothing`() {
        let ladder = SchemaLadder([.schema, .object])
        #expect(ladder.refuse(.schema, for: schema))
        ladder.accept(.schema, for: schema)
        #expect(ladder.refuse(.object, for: schema))
    }
}
