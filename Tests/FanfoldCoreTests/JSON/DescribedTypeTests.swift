import FanfoldCore
import FoundationEssentials
import Testing

@Suite struct `Described type` {
    enum Mood: String, Codable, CaseIterable, Sendable { case good, bad }
    enum Stars: Int, Codable, CaseIterable { case one = 1, two }
    enum Loose: String, Codable { case a }
    enum Shape: Codable { case circle(Double) }
    struct Price: Codable {
        var name: String
        var amount: Double?
    }
    struct Report: Codable {
        enum CodingKeys: String, CodingKey { case title, mood, prices, best, count = "number", flags, isDone }
        var title: String
        var mood: Mood?
        var prices: [Price]
        var best: Price?
        var count: Int
        var flags: [String: Bool]
        var isDone: Bool
    }
    struct Node: Codable {
        var name: String
        var children: [Node]
    }
    struct Day: Codable, SchemaProviding {
        static let jsonSchema: JSONValue = ["type": "string", "examples": ["2024-01-31"]]
        var text: String
        init(from decoder: any Decoder) throws {
            text = try decoder.singleValueContainer().decode(String.self)
            guard text.utf8.count == 10 else { throw SchemaError(pointer: "", "no day") }
        }
    }
    struct Event: Codable {
        var day: Day
        var stars: Stars
    }
    struct Holder<Inner: Codable>: Codable { var inner: Inner }

    private func schema(_ type: any Decodable.Type) throws -> String {
        try JSONSchema(describing: type).json.text
    }

    private func error(_ type: any Decodable.Type) -> SchemaError? {
        do throws(SchemaError) {
            _ = try JSONSchema(describing: type)
            return nil
        } catch {
            return error
        }
    }

    @Test func `a struct is a closed object in the order of its properties`() throws {
        let price =
            #"{"type":"object","properties":{"name":{"type":"string"},"amount":{"type":["number","null"]}},"#
            + #""required":["name","amount"],"additionalProperties":false}"#
        #expect(
            try schema(Report.self) == #"{"type":"object","properties":{"title":{"type":"string"},"#
                + #""mood":{"type":["string","null"],"enum":["good","bad",null]},"#
                + #""prices":{"type":"array","items":\#(price)},"#
                + #""best":"# + price.replacing(#"{"type":"object""#, with: #"{"type":["object","null"]"#)
                + ","
                + #""number":{"type":"integer"},"#
                + #""flags":{"type":"object","additionalProperties":{"type":"boolean"}},"#
                + #""isDone":{"type":"boolean"}},"#
                + #""required":["title","mood","prices","best","number","flags","isDone"],"#
                + #""additionalProperties":false}"#
        )
    }

    @Test func `types without dictionaries fit strict servers`() throws {
        #expect(try JSONSchema(describing: Price.self).isStrict)
        #expect(try !JSONSchema(describing: Report.self).isStrict)
    }

    @Test func `a type that holds itself becomes a definition`() throws {
        let node =
            #""type":"object","properties":{"name":{"type":"string"},"#
            + ##""children":{"type":"array","items":{"$ref":"#/$defs/Node"}}},"##
            + #""required":["name","children"],"additionalProperties":false"#
        #expect(try schema(Node.self) == "{\(node),\"$defs\":{\"Node\":{\(node)}}}")
        let schema = try JSONSchema(describing: Node.self)
        #expect(schema.validate(["name": "a", "children": [["name": "b", "children": []]]]).isEmpty)
        #expect(schema.validate(["name": "a", "children": [["name": "b"]]]).count == 1)
    }

    @Test func `a type that says its own schema is taken at its word`() throws {
        #expect(
            try schema(Event.self) == #"{"type":"object","properties":{"#
                + #""day":{"type":"string","examples":["2024-01-31"]},"stars":{"type":"integer","enum":[1,2]}},"#
                + #""required":["day","stars"],"additionalProperties":false}"#
        )
    }

    @Test func `plain types and lists can be described too`() throws {
        #expect(
            try schema([Mood].self) == #"{"type":"array","items":{"type":"string","enum":["good","bad"]}}"#
        )
        #expect(try schema(Int?.self) == #"{"type":["integer","null"]}"#)
        #expect(try schema(Set<UInt>.self) == #"{"type":"array","items":{"type":"integer","minimum":0}}"#)
    }

    @Test func `what can't be described is named, with the way out`() {
        #expect(error(Holder<Loose>.self)?.pointer == "/inner")
        #expect(
            error(Holder<Loose>.self)?.message
                == "Loose can't be described: it refuses the values it is tried with"
        )
        #expect(error(Holder<[Shape]>.self)?.hint?.contains("SchemaProviding") == true)
        #expect(error(Holder<Date?>.self)?.message == "Date has no JSON form that a model could be told")
    }
}
