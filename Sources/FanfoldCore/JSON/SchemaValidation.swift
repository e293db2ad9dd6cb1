internal import OrderedCollections

/// Judges one value by a compiled schema.
struct SchemaValidation {
    private static let flawLimit = 20
    private static let depthLimit = 64
    /// How many times a schema may judge a value; alternatives inside alternatives multiply.
    private static let stepLimit = 200_000

    private let nodes: [SchemaNode]
    private var steps = 0

    init(nodes: [SchemaNode]) { self.nodes = nodes }

    /// How `value` breaks the schema.
    mutating func flaws(of value: JSONValue) -> [SchemaFlaw] {
        var flaws: [SchemaFlaw] = []
        check(value, by: 0, at: JSONPointer(), depth: 0, into: &flaws)
        if steps > Self.stepLimit { flaws = [SchemaFlaw("is too much to check by this schema")] }
        return flaws
    }

    private mutating func check(
        _ value: JSONValue,
        by index: Int,
        at place: JSONPointer,
        depth: Int,
        into flaws: inout [SchemaFlaw]
    ) {
        steps += 1
        guard steps <= Self.stepLimit, flaws.count < Self.flawLimit else { return }
        guard depth < Self.depthLimit else {
            flaws.append(SchemaFlaw(pointer: place.text, "is nested more than \(Self.depthLimit) deep"))
            return
        }
        let node = nodes[index]
        if node.isImpossible { flaws.append(SchemaFlaw(pointer: place.text, "must not be there")) }
        if let flaw = node.flaw(of: value) {
            flaws.append(SchemaFlaw(pointer: place.text, flaw))
            // What is of another type altogether breaks every other rule too.
            return
        }
        for companion in (node.reference.map { [$0] } ?? []) + node.allOf {
            check(value, by: companion, at: place, depth: depth, into: &flaws)
        }
        checkAlternatives(value, by: node, at: place, depth: depth, into: &flaws)
        switch value {
        case .object: checkMembers(of: value, by: node, at: place, depth: depth, into: &flaws)
        case .array(let elements):
            guard let items = node.items else { return }
            for (offset, element) in elements.enumerated() {
                check(element, by: items, at: place.appending(offset), depth: depth + 1, into: &flaws)
            }
        default: break
        }
    }

    private mutating func checkMembers(
        of value: JSONValue,
        by node: SchemaNode,
        at place: JSONPointer,
        depth: Int,
        into flaws: inout [SchemaFlaw]
    ) {
        let missing = node.required.filter { value[$0] == nil }
        for name in missing {
            flaws.append(SchemaFlaw(pointer: place.text, "has no \"\(name)\", which has to be there"))
        }
        for (name, member) in value.object ?? [:] {
            let memberPlace = place.appending(name)
            if let property = node.properties[name] {
                check(member, by: property, at: memberPlace, depth: depth + 1, into: &flaws)
            } else if node.additional == .nothing {
                let names = node.properties.keys.map { "\"\($0)\"" }.joined(separator: ", ")
                flaws.append(
                    SchemaFlaw(
                        pointer: memberPlace.text,
                        "must not be there" + (names.isEmpty ? "" : "; the names are \(names)")
                    )
                )
            } else if case .schema(let schema) = node.additional {
                check(member, by: schema, at: memberPlace, depth: depth + 1, into: &flaws)
            }
        }
    }

    private mutating func checkAlternatives(
        _ value: JSONValue,
        by node: SchemaNode,
        at place: JSONPointer,
        depth: Int,
        into flaws: inout [SchemaFlaw]
    ) {
        for (alternatives, isExclusive) in [(node.anyOf, false), (node.oneOf, true)]
        where !alternatives.isEmpty {
            var fitting = 0
            var nearest: [SchemaFlaw] = []
            for alternative in alternatives where isExclusive || fitting == 0 {
                var found: [SchemaFlaw] = []
                check(value, by: alternative, at: place, depth: depth, into: &found)
                if found.isEmpty { fitting += 1 }
                // The alternative that is wrong deepest inside is the one that was meant.
                if nearest.isEmpty || found.reach > nearest.reach { nearest = found }
            }
            if fitting == 0, nearest.reach > place.text.utf8.count {
                flaws += nearest.prefix(Self.flawLimit)
            } else if fitting == 0 {
                flaws.append(
                    SchemaFlaw(pointer: place.text, "fits none of the alternatives: \(shapes(alternatives))")
                )
            } else if fitting > 1, isExclusive {
                flaws.append(
                    SchemaFlaw(pointer: place.text, "fits \(fitting) of the alternatives, and has to fit one")
                )
            }
        }
    }

    /// What the alternatives ask for, as far as it can be said in a few words.
    private func shapes(_ alternatives: [Int]) -> String {
        alternatives.map { index in
            let node = nodes[index]
            if let values = node.values { return values.map(\.shown).joined(separator: ", ") }
            return node.types.map { $0.map(\.name).joined(separator: " or ") } ?? "another shape"
        }
        .joined(separator: "; ")
    }
}

extension [SchemaFlaw] {
    /// How long the shortest pointer is: flaws that all lie inside mean that the outside fits.
    fileprivate var reach: Int { self.lazy.map(\.pointer.utf8.count).min() ?? 0 }
}
