internal import FanfoldCore
internal import OrderedCollections

/// The fold rule `tally`: values counted.
///
/// The counts of a fold are the sums of its children's, so the tree's shape and the order of its leaves make no
/// difference. Counts are kept as the JSON a report shows; the schema says which places hold measures.
struct Tally {
    private let root: JSONSchema.Place

    /// Counts values of this schema.
    init(of schema: JSONSchema) { root = schema.root.withElements }

    /// One chunk's answer, counted.
    func counted(_ value: TypedValue) -> TypedValue {
        var node = TallyNode()
        count(SourcedValue(value), at: root, under: [], into: &node)
        return rendered(node, at: root).typedValue
    }

    /// The sum of several counts.
    func united(_ counts: [TypedValue]) -> TypedValue {
        var sum = TallyNode()
        for value in counts { sum.add(node(of: SourcedValue(value), at: root)) }
        return rendered(sum, at: root).typedValue
    }

    private func count(
        _ value: SourcedValue,
        at place: JSONSchema.Place,
        under evidence: [Evidence],
        into node: inout TallyNode
    ) {
        let evidence = value.evidence.isEmpty ? evidence : value.evidence
        switch value.content {
        case .plain(.null): break
        case .plain(let json):
            if json.number != nil, place.isMeasure {
                node.add(TallyNode(measure: .init(json), measureEvidence: evidence))
            } else {
                let name = json.string ?? json.canonical.text
                node.add(TallyNode(values: [name: .init(count: 1, evidence: evidence)]))
            }
        case .list(let elements):
            for element in elements { count(element, at: place, under: evidence, into: &node) }
        case .object(let members):
            for (name, member) in members {
                count(
                    member,
                    at: place.member(name).withElements,
                    under: evidence,
                    into: &node.fields[name, default: TallyNode()]
                )
            }
        }
    }

    /// Reads counts back from what ``rendered(_:at:)`` made of them.
    private func node(of value: SourcedValue, at place: JSONSchema.Place) -> TallyNode {
        guard case .object(let members) = value.content else { return TallyNode() }
        if place.isMeasure {
            guard let count = members["count"]?.json.integer, let sum = members["sum"]?.json,
                let least = members["min"]?.json, let most = members["max"]?.json
            else { return TallyNode() }
            return TallyNode(
                measure: .init(count: count, sum: ExactSum(sum), least: least, most: most),
                measureEvidence: value.evidence
            )
        }
        var node = TallyNode()
        for (name, member) in members {
            if let count = member.json.integer {
                node.values[name] = .init(count: count, evidence: member.evidence)
            } else {
                node.fields[name] = self.node(of: member, at: place.member(name).withElements)
            }
        }
        return node
    }

    private func rendered(_ node: TallyNode, at place: JSONSchema.Place) -> SourcedValue {
        if let measure = node.measure {
            let mean = measure.sum.double / Double(measure.count)
            let json: JSONValue = [
                "count": .integer(measure.count),
                "sum": measure.sum.json,
                "min": measure.least.canonical,
                "max": measure.most.canonical,
                "mean": JSONValue.number(mean).canonical,
            ]
            return SourcedValue(SourcedValue(TypedValue(json: json)).content, evidence: node.measureEvidence)
        }
        var members: OrderedDictionary<String, SourcedValue> = [:]
        let known = place.properties.filter { node.fields[$0] != nil }
        let rest = Set(node.fields.keys).subtracting(known).sortedBytewise { $0 }
        for name in known + rest {
            members[name] = node.fields[name].map { rendered($0, at: place.member(name).withElements) }
        }
        for (value, entry) in node.values.sorted(by: Self.isMoreFrequent) where members[value] == nil {
            members[value] = SourcedValue(.plain(.integer(entry.count)), evidence: entry.evidence)
        }
        return SourcedValue(.object(members))
    }

    private static func isMoreFrequent(
        _ left: (key: String, value: TallyNode.Entry),
        _ right: (key: String, value: TallyNode.Entry)
    ) -> Bool {
        guard left.value.count == right.value.count else { return left.value.count > right.value.count }
        return left.key.utf8.lexicographicallyPrecedes(right.key.utf8)
    }
}
