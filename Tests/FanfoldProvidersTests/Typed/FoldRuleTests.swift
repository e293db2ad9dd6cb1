import FanfoldCore
import FanfoldTestKit
import Testing

@testable import FanfoldProviders

@Suite struct `Fold rules without calls` {
    private let schema: JSONValue = [
        "type": "object",
        "properties": [
            "mood": ["enum": ["good", "bad", .null]],
            "isNew": ["type": "boolean"],
            "prices": [
                "type": "array",
                "items": [
                    "type": "object",
                    "properties": ["name": ["type": "string"], "amount": ["type": ["number", "null"]]],
                ],
            ],
            "tags": ["type": "array", "items": ["type": "string"]],
            "stars": ["type": "integer", "enum": [1, 2, 3]],
        ],
    ]

    private func evidence(_ place: Int, _ document: String = "a") -> Evidence {
        Evidence(document: document, range: place..<place + 1)
    }

    private func answer(_ random: inout SeededGenerator, at place: Int) -> TypedValue {
        let moods: [JSONValue] = ["good", "bad", .null]
        let amounts: [JSONValue] = [0.1, 0.2, 7, 1.15, .null, 1e10, -3]
        let names: [JSONValue] = ["oil", "salt"]
        let tags: [JSONValue] = ["a", "b", "c"]
        var evidence: [String: [Evidence]] = ["": [self.evidence(place)]]
        let prices = (0..<random.below(4)).map { index -> JSONValue in
            if random.below(2) == 0 { evidence["/prices/\(index)"] = [self.evidence(place + 1)] }
            return ["name": names[random.below(2)], "amount": amounts[random.below(amounts.count)]]
        }
        return TypedValue(
            json: [
                "mood": moods[random.below(3)],
                "isNew": .bool(random.below(2) == 0),
                "prices": .array(prices),
                "tags": .array((0..<random.below(3)).map { _ in tags[random.below(3)] }),
                "stars": .integer(1 + random.below(3)),
            ],
            evidence: evidence
        )
    }

    /// Folds by a random tree.
    private func folded(
        _ leaves: [TypedValue],
        _ random: inout SeededGenerator,
        _ fold: ([TypedValue]) -> TypedValue
    ) -> TypedValue {
        var row = leaves
        while row.count > 1 {
            let start = random.below(row.count - 1)
            let end = min(row.count, start + 2 + random.below(4))
            row.replaceSubrange(start..<end, with: [fold(Array(row[start..<end]))])
        }
        return row[0]
    }

    @Test func `collecting in a tree of any shape is collecting at once`() throws {
        for seed in 0..<60 as Range<UInt64> {
            var random = SeededGenerator(seed: seed)
            let leaves = (0..<2 + random.below(20)).map { Collecting.started(answer(&random, at: 10 * $0)) }
            let tree = folded(leaves, &random) { Collecting.united($0) }
            #expect(tree == Collecting.united(leaves), "seed \(seed)")
        }
    }

    @Test func `counting in a tree of any shape and order is counting at once`() throws {
        let tally = Tally(of: try JSONSchema(schema))
        for seed in 0..<60 as Range<UInt64> {
            var random = SeededGenerator(seed: seed)
            let leaves = (0..<2 + random.below(20)).map { tally.counted(answer(&random, at: 10 * $0)) }
            let tree = folded(leaves.shuffled(using: &random), &random) { tally.united($0) }
            #expect(tree == tally.united(leaves), "seed \(seed)")
        }
    }

    @Test func `lists are joined, equal elements once with the evidence of both`() {
        let first = TypedValue(
            json: [
                "prices": [["name": "oil", "amount": 1], ["name": "salt", "amount": 2]], "mood": .null,
            ],
            evidence: ["": [evidence(0)], "/prices/0": [evidence(5)]]
        )
        let second = TypedValue(
            json: ["prices": [["amount": 1.0, "name": "oil"]], "mood": "bad"],
            evidence: ["/prices/0": [evidence(2), evidence(5)]]
        )
        let united = Collecting.united([Collecting.started(first), Collecting.started(second)])
        #expect(
            united.json == [
                "prices": [["name": "oil", "amount": 1], ["name": "salt", "amount": 2]], "mood": "bad",
            ]
        )
        #expect(
            united.evidence == [
                "": [evidence(0)], "/prices/0": [evidence(2), evidence(5)], "/prices/1": [evidence(0)],
            ]
        )
    }

    @Test func `one chunk's list holds equal elements once as well`() {
        #expect(
            Collecting.started(TypedValue(json: ["tags": ["a", "b", "a"]])).json == ["tags": ["a", "b"]]
        )
    }

    @Test func `of different kinds a list goes before an object and an object before the rest`() {
        let values: [JSONValue] = ["x", ["a": 1], [1], ["b": 2], [2], .null, "y"]
        #expect(Collecting.united(values.map { TypedValue(json: $0) }).json == [1, 2])
        #expect(Collecting.united(values.reversed().map { TypedValue(json: $0) }).json == [2, 1])
        #expect(Collecting.united([TypedValue(json: "x"), TypedValue(json: "y")]).json == "x")
    }

    @Test func `one chunk's answer is counted, most frequent first`() throws {
        let tally = Tally(of: try JSONSchema(schema))
        let counted = tally.counted(
            TypedValue(
                json: [
                    "tags": ["b", "a", "b"], "mood": .null, "isNew": true, "stars": 2,
                    "prices": [["name": "oil", "amount": 0.1], ["name": "oil", "amount": 0.2]],
                ],
                evidence: ["": [evidence(0)], "/prices/1": [evidence(7)]]
            )
        )
        #expect(
            counted.json.text == #"{"mood":{},"isNew":{"true":1},"#
                + #""prices":{"name":{"oil":2},"amount":{"count":2,"sum":0.3,"min":0.1,"max":0.2,"mean":0.15}},"#
                + #""tags":{"b":2,"a":1},"stars":{"2":1}}"#
        )
        #expect(counted.evidence["/prices/name/oil"] == [evidence(0), evidence(7)])
        #expect(counted.evidence["/prices/amount"] == [evidence(0), evidence(7)])
        #expect(counted.evidence["/tags/b"] == [evidence(0)])
        #expect(counted.evidence[""] == nil)
    }

    @Test func `sums are those of the decimal numbers`() throws {
        let tally = Tally(of: try JSONSchema(["type": "object", "properties": ["n": ["type": "number"]]]))
        let numbers: [JSONValue] = [0.1, 0.2, 0.3, 1e-7, -0.6, 12]
        let counts = numbers.map { tally.counted(TypedValue(json: ["n": $0])) }
        #expect(tally.united(counts).json["n"]?["sum"] == 12.0000001)
        #expect(tally.united(counts).json["n"]?["min"] == -0.6)
    }
}
