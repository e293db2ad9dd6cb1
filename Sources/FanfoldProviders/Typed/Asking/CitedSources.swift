internal import FanfoldCore
internal import OrderedCollections

/// The convention by which an object of a typed answer cites: a property `sources`, a list of whole numbers.
///
/// The numbers are those of the prompt's passages. They are taken out of the value and become the evidence of
/// the object they stood in.
struct CitedSources {
    private static let name = "sources"

    private let schema: JSONSchema

    /// Follows the convention where `schema` does.
    init(in schema: JSONSchema) { self.schema = schema }

    /// Whether some object of the schema cites.
    var isUsed: Bool {
        schema.places.contains { $0.properties.contains(Self.name) && $0.member(Self.name).isListOfIntegers }
    }

    /// `json` without its numbers, the passages they name as evidence.
    ///
    /// Numbers no passage has are left out. Where nothing is cited, all that was shown is the evidence of the
    /// whole.
    func resolved(_ json: JSONValue, citing passages: [[Evidence]]) -> TypedValue {
        var value = resolved(SourcedValue(TypedValue(json: json)), at: schema.root, citing: passages)
        if value.wholeEvidence.isEmpty { value.evidence = passages.joined().bySpan }
        return value.typedValue
    }

    private func resolved(
        _ value: SourcedValue,
        at place: JSONSchema.Place,
        citing passages: [[Evidence]]
    ) -> SourcedValue {
        var value = value
        switch value.content {
        case .plain: break
        case .list(let elements):
            let element = place.element
            value.content = .list(elements.map { resolved($0, at: element, citing: passages) })
        case .object(var members):
            if place.properties.contains(Self.name), place.member(Self.name).isListOfIntegers,
                let sources = members.removeValue(forKey: Self.name)
            {
                let numbers = sources.json.array?.compactMap(\.integer) ?? []
                value.evidence =
                    numbers.flatMap { number in
                        passages.indices.contains(number - 1) ? passages[number - 1] : []
                    }
                    .byPlace
            }
            for (name, member) in members {
                members[name] = resolved(member, at: place.member(name), citing: passages)
            }
            value.content = .object(members)
        }
        return value
    }
}
