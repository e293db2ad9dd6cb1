import FanfoldCore
import Testing

@Suite struct `Typed view` {
    private func places(_ evidence: [Evidence]) -> String {
        evidence.isEmpty ? "" : "@" + evidence.map { "\($0.range.lowerBound)" }.joined(separator: ",")
    }

    /// The view in a few letters: a line a section.
    private func sketch(_ value: TypedValue) -> [String] {
        TypedView(value).sections.map { section in
            let shape =
                switch section.shape {
                case .fields(let fields):
                    fields.map { "\($0.name)=\($0.cell.text)\(places($0.cell.evidence))" }
                case .list(let cells): cells.map { "- \($0.text)\(places($0.evidence))" }
                case .table(let columns, let rows):
                    [columns.joined(separator: "|")]
                        + rows.map { row in
                            row.cells.map(\.text).joined(separator: "|") + places(row.evidence)
                        }
                }
            let title = section.path.joined(separator: ".") + places(section.evidence)
            return "\(title): \(shape.joined(separator: " / "))"
        }
    }

    private func evidence(_ places: Int...) -> [Evidence] { places.map { Evidence(range: $0..<$0 + 1) } }

    @Test func `plain members come first, lists and tables after them`() {
        let value = TypedValue(
            json: [
                "prices": [["name": "oil", "amount": 1.5], ["name": "salt", "tags": ["a", "b"]]],
                "title": "Prices", "isNew": true, "end": .null, "tags": ["x", "y"], "none": [],
            ],
            evidence: [
                "": evidence(0), "/title": evidence(1), "/prices/1": evidence(9),
                "/prices/1/tags/1": evidence(3),
                "/tags/1": evidence(5),
            ]
        )
        #expect(
            sketch(value) == [
                "@0: title=Prices@1 / isNew=true / end=",
                "prices: name|amount|tags / oil|1.5| / salt||a, b@3,9",
                "tags: - x / - y@5",
                "none: ",
            ]
        )
    }

    @Test func `objects in objects and mixed lists become sections of their own`() {
        let value = TypedValue(json: ["a": ["b": ["c": 1]], "list": [1, ["d": ["e": 2]]]])
        #expect(sketch(value) == [": ", "a.b: c=1", "list.1: - 1", "list.2.d: e=2"])
    }

    @Test func `counts are fields`() {
        #expect(sketch(TypedValue(json: ["mood": ["good": 2, "bad": 1]])) == [": ", "mood: good=2 / bad=1"])
    }
}
