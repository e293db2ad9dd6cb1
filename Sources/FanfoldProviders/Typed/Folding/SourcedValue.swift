internal import FanfoldCore
internal import OrderedCollections

/// A JSON value that carries the evidence of each of its parts with it.
struct SourcedValue: Hashable {
    /// The value, its parts with their own evidence.
    enum Content: Hashable {
        case plain(JSONValue)
        case list([SourcedValue])
        case object(OrderedDictionary<String, SourcedValue>)
    }

    var content: Content
    var evidence: [Evidence]

    init(_ content: Content, evidence: [Evidence] = []) {
        self.content = content
        self.evidence = evidence
    }

    /// Splits a typed value into its parts.
    init(_ value: TypedValue) {
        self.init(value.json, at: JSONPointer(), evidence: value.evidence)
    }

    private init(_ json: JSONValue, at place: JSONPointer, evidence: [String: [Evidence]]) {
        let own = evidence[place.text] ?? []
        switch json {
        case .array(let elements):
            let parts = elements.enumerated().map { index, element in
                SourcedValue(element, at: place.appending(index), evidence: evidence)
            }
            self.init(.list(parts), evidence: own)
        case .object(let members):
            var parts: OrderedDictionary<String, SourcedValue> = [:]
            for (name, member) in members {
                parts[name] = SourcedValue(member, at: place.appending(name), evidence: evidence)
            }
            self.init(.object(parts), evidence: own)
        default: self.init(.plain(json), evidence: own)
        }
    }

    /// The value alone.
    var json: JSONValue {
        switch content {
        case .plain(let value): value
        case .list(let elements): .array(elements.map(\.json))
        case .object(let members): .object(members.mapValues(\.json))
        }
    }

    /// The value and, by pointer, the evidence.
    var typedValue: TypedValue {
        var evidence: [String: [Evidence]] = [:]
        gather(at: JSONPointer(), into: &evidence)
        return TypedValue(json: json, evidence: evidence)
    }

    /// The evidence of the value and of all its parts, by place, each once.
    var wholeEvidence: [Evidence] {
        var evidence: [String: [Evidence]] = [:]
        gather(at: JSONPointer(), into: &evidence)
        return evidence.values.joined().byPlace
    }

    private func gather(at place: JSONPointer, into evidence: inout [String: [Evidence]]) {
        if !self.evidence.isEmpty { evidence[place.text] = self.evidence.byPlace }
        switch content {
        case .plain: break
        case .list(let elements):
            for (index, element) in elements.enumerated() {
                element.gather(at: place.appending(index), into: &evidence)
            }
        case .object(let members):
            for (name, member) in members { member.gather(at: place.appending(name), into: &evidence) }
        }
    }
}
