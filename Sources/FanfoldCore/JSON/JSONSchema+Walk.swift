internal import OrderedCollections

extension JSONSchema {
    /// The schemas that speak of one place of a value.
    ///
    /// All alternatives count: which of them a value takes does not matter for the names and order of its
    /// members.
    package struct Place: Sendable {
        fileprivate let schema: JSONSchema
        fileprivate let nodes: [Int]
    }

    /// The place of the whole value.
    package var root: Place { place(of: [0]) }

    /// `value` with its members in the schema's order, those it does not name after them by their names.
    package func ordered(_ value: JSONValue) -> JSONValue { root.ordered(value) }

    fileprivate func place(of starts: [Int]) -> Place {
        var found: OrderedSet<Int> = []
        var waiting = Array(starts.reversed())
        while let index = waiting.popLast() {
            guard found.append(index).inserted else { continue }
            waiting += nodes[index].companions.reversed()
        }
        return Place(schema: self, nodes: Array(found))
    }
}

extension JSONSchema.Place {
    /// The names an object here may have, in the schema's order.
    package var properties: [String] {
        var names: OrderedSet<String> = []
        for node in nodes { names.formUnion(schema.nodes[node].properties.keys) }
        return Array(names)
    }

    /// The place of an object's member.
    package func member(_ name: String) -> JSONSchema.Place {
        schema.place(
            of: nodes.compactMap { node in
                if let property = schema.nodes[node].properties[name] { return property }
                if case .schema(let additional) = schema.nodes[node].additional { return additional }
                return nil
            }
        )
    }

    /// The place of a list's elements.
    package var element: JSONSchema.Place { schema.place(of: nodes.compactMap { schema.nodes[$0].items }) }

    /// This place and those of the elements of lists here, and of lists in these lists, as one.
    package var withElements: JSONSchema.Place {
        var places = self
        while true {
            let elements = places.nodes.compactMap { schema.nodes[$0].items }
            let wider = schema.place(of: places.nodes + elements)
            guard wider.nodes.count > places.nodes.count else { return places }
            places = wider
        }
    }

    /// Whether what stands here, or in the lists here, is a number and not one of a list of values.
    package var isMeasure: Bool {
        guard nodes.allSatisfy({ schema.nodes[$0].values == nil }) else { return false }
        let types = typeNames.subtracting([.array, .null])
        return !types.isEmpty && types.isSubset(of: [.integer, .number])
    }

    /// Whether what stands here is a list of whole numbers.
    package var isListOfIntegers: Bool {
        typeNames.contains(.array) && typeNames.isSubset(of: [.array, .null])
            && element.typeNames == [.integer]
    }

    private var typeNames: Set<SchemaType> { Set(nodes.compactMap { schema.nodes[$0].types }.joined()) }

    /// `value` with its members in the schema's order, those it does not name after them by their names.
    package func ordered(_ value: JSONValue) -> JSONValue {
        switch value {
        case .array(let elements):
            let element = element
            return .array(elements.map { element.ordered($0) })
        case .object(let members):
            let known = properties.filter { members[$0] != nil }
            let rest = members.keys.filter { !known.contains($0) }.sortedBytewise { $0 }
            return .object(
                OrderedDictionary(
                    uniqueKeysWithValues: (known + rest)
                        .map { ($0, member($0).ordered(members[$0] ?? .null)) }
                )
            )
        default: return value
        }
    }
}

extension JSONSchema {
    /// Every place of the schema, the whole first.
    package var places: [Place] { nodes.indices.map { place(of: [$0]) } }
}

extension JSONSchema.Place {
    /// Whether what stands here is an object, whichever of the alternatives it takes.
    package var isObject: Bool { typeNames == [.object] }
}
