import FanfoldCore
import Testing

@testable import FanfoldLab

@Suite struct `Schema filler` {
    private func fill(_ schema: String, hash: UInt64 = 7) throws -> JSONValue {
        let schema = try JSONValue(parsing: Array(schema.utf8))
        return SchemaFiller.value(for: schema, sentences: ["One. [1]", "Two. [2]"], hash: hash)
    }

    @Test func `an object gets every property, in order`() throws {
        let value = try fill(
            #"{"type":"object","properties":{"b":{"type":"string"},"a":{"const":2},"c":{"type":"null"}}}"#
        )
        let texts = ["One. [1]", "Two. [2]"].map { #"{"b":"\#($0)","a":2,"c":null}"# }
        #expect(texts.contains(value.text))
    }

    @Test(arguments: 0..<40 as Range<UInt64>)
    func `numbers keep their bounds`(hash: UInt64) throws {
        let integer = try fill(#"{"type":"integer","minimum":-3,"exclusiveMaximum":2}"#, hash: hash).integer
        #expect((-3...1).contains(integer ?? 99))
        let multiple = try fill(#"{"type":"integer","minimum":5,"maximum":22,"multipleOf":4}"#, hash: hash)
        #expect([8, 12, 16, 20].contains(multiple.integer))
        let number = try fill(#"{"type":"number","minimum":0.5,"maximum":1}"#, hash: hash).number
        #expect((0.5...1).contains(number ?? 99))
        #expect(try fill(#"{"type":"integer","minimum":1e300}"#, hash: hash).integer != nil)
        let list = try fill(#"{"type":"array","items":{"enum":["x","y"]}}"#, hash: hash).array ?? []
        #expect((1...3).contains(list.count) && list.allSatisfy { ["x", "y"].contains($0) })
    }

    @Test func `lengths of lists and strings are kept`() throws {
        #expect(try fill(#"{"type":"array","minItems":5,"items":{"type":"string"}}"#).array?.count == 5)
        #expect(try fill(#"{"type":"array","maxItems":0,"items":{"type":"string"}}"#) == [])
        #expect(try fill(#"{"type":"string","maxLength":3}"#).string?.count == 3)
        #expect(try fill(#"{"type":"string","minLength":30}"#).string?.unicodeScalars.count == 30)
    }

    @Test func `references, choices and constants are followed`() throws {
        let schema = ##"{"$defs":{"k":{"const":"fixed"}},"anyOf":[{"$ref":"#/$defs/k"},{"type":"null"}]}"##
        #expect(try fill(schema) == "fixed")
        #expect(try fill(#"{"type":["null","string"]}"#).string != nil)
    }

    @Test func `a schema that refers to itself ends`() throws {
        let tree = ##"{"type":"object","properties":{"next":{"type":"array","items":{"$ref":"#"}}}}"##
        #expect(try fill(tree).object != nil)
        #expect(try fill(##"{"$ref":"#"}"##) == .null)
        let wide = #"{"type":"array","minItems":1000000000,"items":{"type":"integer"}}"#
        #expect(try fill(wide).array?.count ?? .max <= 10_000)
        let long = #"{"type":"array","minItems":9999,"items":{"type":"string","minLength":100000}}"#
        #expect(try fill(long).text.utf8.count < 4_000_000)
    }

    @Test func `a schema in the prompt is found, an example of an answer is not one`() {
        let schema = #"{"type":"object","properties":{"a":{"type":"object","properties":{"b":{}}}}}"#
        let texts = ["Keep to \(schema) in all.", #"Such as {"properties":1}."#]
        #expect(SchemaSearch.schema(in: texts)?.text == schema)
        #expect(SchemaSearch.schema(in: [String(repeating: #"{"properties":"#, count: 9_999)]) == nil)
    }
}
