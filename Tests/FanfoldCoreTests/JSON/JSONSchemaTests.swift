import FanfoldCore
import OrderedCollections
import Testing

@Suite struct `JSON schema` {
    private func flaws(_ value: JSONValue, _ schema: JSONValue) throws -> [String] {
        try JSONSchema(schema).validate(value).map(\.description)
    }

    private func error(_ schema: JSONValue) -> SchemaError? {
        do throws(SchemaError) {
            _ = try JSONSchema(schema)
            return nil
        } catch {
            return error
        }
    }

    @Test func `a flaw names its place, what is there and what has to be`() throws {
        let schema: JSONValue = [
            "type": "object",
            "properties": [
                "items": [
                    "type": "array",
                    "items": ["type": "object", "properties": ["price": ["type": "number"]]],
                ]
            ],
        ]
        let value: JSONValue = ["items": [["price": 1], ["price": 2.5], ["price": "12"]]]
        #expect(
            try flaws(value, schema) == [#"/items/2/price: is "12", and has to be a number"#]
        )
    }

    static let judged: [(JSONValue, good: JSONValue, bad: JSONValue, flaw: String)] = [
        (["type": "integer"], 3.0, 3.5, "is 3.5, and has to be a whole number"),
        (["type": ["string", "null"]], .null, 1, "is 1, and has to be a string or null"),
        (["enum": ["a", 1]], 1.0, "b", #"is "b", and has to be one of "a", 1"#),
        (
            ["const": ["a": 1, "b": 2]], ["b": 2, "a": 1], ["a": 1],
            #"is {"a":1}, and has to be {"a":1,"b":2}"#
        ),
        (["minimum": 1], 1, 0.5, "is 0.5, and has to be at least 1"),
        (["maximum": 1], 1, 2, "is 2, and has to be at most 1"),
        (["exclusiveMinimum": 1], 1.1, 1, "is 1, and has to be more than 1"),
        (["exclusiveMaximum": 1], 0, 1, "is 1, and has to be less than 1"),
        (["minLength": 2], "äö", "a", "has 1 character, and has to have at least 2"),
        (["maxLength": 2], "äö", "abc", "has 3 characters, and has to have at most 2"),
        (["minItems": 1], [1], [], "has 0 elements, and has to have at least 1"),
        (["maxItems": 1], [1], [1, 2], "has 2 elements, and has to have at most 1"),
        (["uniqueItems": true], [1, 2], [1, 1.0], "has an element twice, and each may be there once"),
        (["required": ["a"]], ["a": .null], [:], #"has no "a", which has to be there"#),
        (false, 1, 1, "must not be there"),
        (
            ["anyOf": [["type": "string"], ["type": "null"]]], .null, 1,
            "fits none of the alternatives: a string; null"
        ),
        (
            ["oneOf": [["type": "integer"], ["type": "number"]]], 1.5, 1,
            "fits 2 of the alternatives, and has to fit one"
        ),
        (["allOf": [["minimum": 1], ["maximum": 2]]], 2, 3, "is 3, and has to be at most 2"),
    ]

    @Test(arguments: judged) func `each rule takes what fits and refuses the rest`(
        _ schema: JSONValue,
        _ good: JSONValue,
        _ bad: JSONValue,
        _ flaw: String
    ) throws {
        if schema != false { #expect(try flaws(good, schema) == []) }
        #expect(try flaws(bad, schema) == ["the answer: \(flaw)"])
    }

    @Test func `a closed object names what it may hold`() throws {
        let schema: JSONValue = ["properties": ["a": true, "b/c": false], "additionalProperties": false]
        #expect(
            try flaws(["b/c": 1, "d": 2], schema) == [
                "/b~1c: must not be there", #"/d: must not be there; the names are "a", "b/c""#,
            ]
        )
    }

    @Test func `the alternative that fits outside is the one that was meant`() throws {
        let schema: JSONValue = [
            "anyOf": [
                ["type": "object", "properties": ["a": ["type": "string"]], "required": ["a"]],
                ["type": "null"],
            ]
        ]
        #expect(try flaws(["a": 1], schema) == ["/a: is 1, and has to be a string"])
    }

    @Test func `a definition may hold itself`() throws {
        let schema: JSONValue = [
            "$ref": "#/$defs/node",
            "$defs": [
                "node": [
                    "type": "object",
                    "properties": ["children": ["type": "array", "items": ["$ref": "#/$defs/node"]]],
                ]
            ],
        ]
        #expect(try flaws(["children": [["children": []]]], schema) == [])
        #expect(
            try flaws(["children": [["children": 1]]], schema)
                == ["/children/0/children: is 1, and has to be a list"]
        )
    }

    static let refused: [(JSONValue, String)] = [
        (["type": "text"], #"/type: is "text", which is no type"#),
        (["properties": ["a": ["pattern": "x"]]], #"/properties/a/pattern: is not supported"#),
        (["items": 3], "/items: is 3, and has to be an object"),
        (["minLength": -1], "/minLength: is -1, and has to be a whole number from 0"),
        (["enum": []], "/enum: is an empty list of values, which nothing fits"),
        (["$ref": "#/$defs/a"], ##"/$ref: names "#/$defs/a", which is not there"##),
        (["$defs": ["a": ["typ": "null"]]], #"/$defs/a/typ: is not supported"#),
        (["$ref": "#"], "the schema: refers to itself without a property or a list between"),
        (
            ["$ref": "#/$defs/a", "$defs": ["a": ["anyOf": [["$ref": "#/$defs/a"]]]]],
            "/$defs/a: refers to itself without a property or a list between"
        ),
        (
            ["properties": ["a": true], "required": ["b"], "additionalProperties": false],
            #"/required: names "b", which is no property, and additionalProperties is false"#
        ),
    ]

    @Test(arguments: refused) func `a mistake in the schema is named with its place`(
        _ schema: JSONValue,
        _ message: String
    ) {
        #expect(error(schema)?.description == message)
    }

    @Test(.timeLimit(.minutes(5))) func `alternatives inside alternatives end in a flaw, not in a hang`()
        throws
    {
        let node: JSONValue = ["properties": ["a": ["$ref": "#/$defs/n"]], "required": ["z"]]
        let schema: JSONValue = [
            "$ref": "#/$defs/n", "$defs": ["n": ["anyOf": [node, node, node]]],
        ]
        var value: JSONValue = 1
        for _ in 0..<40 { value = ["a": value] }
        #expect(try flaws(value, schema) == ["the answer: is too much to check by this schema"])
    }

    @Test func `values and schemas that nest too deep are refused`() throws {
        var value: JSONValue = 1
        var schema: JSONValue = true
        for _ in 0..<70 {
            value = [value]
            schema = ["items": schema]
        }
        let open = try JSONSchema(["$ref": "#/$defs/l", "$defs": ["l": ["items": ["$ref": "#/$defs/l"]]]])
        #expect(open.validate(value).map(\.message) == ["is nested more than 64 deep"])
        #expect(error(schema)?.message == "is nested 65 deep, and a schema may be 64 deep")
    }

    @Test func `members are put into the schema's order, through references and alternatives`() throws {
        let schema = try JSONSchema([
            "properties": [
                "z": true,
                "a": ["anyOf": [["$ref": "#/$defs/x"], ["type": "null"]]],
            ],
            "$defs": ["x": ["properties": ["two": true, "one": true]]],
        ])
        let value: JSONValue = ["a": ["one": 1, "two": 2], "c": 0, "b": 0, "z": 1]
        #expect(schema.ordered(value).text == #"{"z":1,"a":{"two":2,"one":1},"b":0,"c":0}"#)
    }

    @Test func `strict servers take closed objects whose properties are all required`() {
        let strict: JSONValue = [
            "type": "object", "properties": ["a": ["type": ["string", "null"]]], "required": ["a"],
            "additionalProperties": false,
        ]
        #expect(JSONSchema.fitsStrictSubset(strict))
        #expect(!JSONSchema.fitsStrictSubset(["type": "array", "items": strict]))
        for change in ["required": [], "additionalProperties": true, "uniqueItems": true]
            as [String: JSONValue]
        {
            var members = strict.object ?? [:]
            members[change.key] = change.value
            #expect(!JSONSchema.fitsStrictSubset(.object(members)), "\(change.key)")
        }
    }
}
