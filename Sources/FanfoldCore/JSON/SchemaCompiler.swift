internal import OrderedCollections

/// Reads a JSON schema into nodes.
struct SchemaCompiler {
    /// How deep a schema may nest.
    private static let depthLimit = 64
    /// How many schemas one may hold.
    private static let nodeLimit = 5000

    private let root: JSONValue
    private var nodes: [SchemaNode] = []
    /// Where the nodes are that a `$ref` named before, by their pointer.
    private var named: [String: Int] = [:]
    /// The nodes' places in the schema, for messages.
    private var places: [JSONPointer] = []

    private init(_ root: JSONValue) { self.root = root }

    /// The nodes of `schema`, its root first.
    static func nodes(of schema: JSONValue) throws(SchemaError) -> [SchemaNode] {
        var compiler = SchemaCompiler(schema)
        compiler.named["#"] = 0
        _ = try compiler.add(schema, at: JSONPointer(), depth: 0)
        try compiler.checkDefinitions()
        try compiler.refuseCircles()
        return compiler.nodes
    }

    /// Compiles `schema` and says which node it is.
    mutating func add(_ schema: JSONValue, at place: JSONPointer, depth: Int) throws(SchemaError) -> Int {
        guard depth < Self.depthLimit else {
            throw SchemaError(
                pointer: place.text,
                "is nested \(depth + 1) deep, and a schema may be \(Self.depthLimit) deep"
            )
        }
        guard nodes.count < Self.nodeLimit else {
            throw SchemaError(pointer: place.text, "is one schema more than the \(Self.nodeLimit) allowed")
        }
        let index = nodes.count
        nodes.append(SchemaNode())
        places.append(place)
        switch schema {
        case .bool(let fits): nodes[index].isImpossible = !fits
        case .object(let members):
            var node = SchemaNode()
            for (keyword, value) in members {
                let valuePlace = place.appending(keyword)
                try read(keyword, value, at: valuePlace, depth: depth, into: &node)
            }
            try checkRequired(of: node, at: place)
            nodes[index] = node
        default: throw SchemaError(pointer: place.text, "is \(schema.shown), and has to be an object")
        }
        return index
    }

    /// The node that a `$ref` names.
    mutating func node(named reference: String, at place: JSONPointer) throws(SchemaError) -> Int {
        if let index = named[reference] { return index }
        for holder in ["$defs", "definitions"] where reference.hasPrefix("#/\(holder)/") {
            let name = reference.dropFirst(holder.utf8.count + 3)
            for (key, schema) in root[holder]?.object ?? [:] {
                let definition = JSONPointer().appending(holder).appending(key)
                guard definition.text.dropFirst(holder.utf8.count + 2) == name else { continue }
                named[reference] = nodes.count
                return try add(schema, at: definition, depth: 1)
            }
        }
        throw SchemaError(
            pointer: place.text,
            "names \"\(reference)\", which is not there",
            hint: "a $ref names one of the schema's own $defs, such as #/$defs/item"
        )
    }

    /// Compiles the definitions nothing refers to as well, so that their mistakes are told.
    private mutating func checkDefinitions() throws(SchemaError) {
        for holder in ["$defs", "definitions"] {
            for key in root[holder]?.object?.keys ?? [] {
                let pointer = JSONPointer().appending(holder).appending(key)
                _ = try node(named: "#" + pointer.text, at: pointer)
            }
        }
    }

    private func checkRequired(of node: SchemaNode, at place: JSONPointer) throws(SchemaError) {
        guard node.additional == .nothing, node.companions.isEmpty else { return }
        for name in node.required where node.properties[name] == nil {
            throw SchemaError(
                pointer: place.appending("required").text,
                "names \"\(name)\", which is no property, and additionalProperties is false"
            )
        }
    }

    /// Refuses schemas that lead back to themselves without going into the value.
    private func refuseCircles() throws(SchemaError) {
        var finished: Set<Int> = []
        var open: Set<Int> = []
        for start in nodes.indices where !finished.contains(start) {
            var path = [(node: start, next: 0)]
            open.insert(start)
            while let (node, next) = path.last {
                let companions = nodes[node].companions
                guard next < companions.count else {
                    path.removeLast()
                    open.remove(node)
                    finished.insert(node)
                    continue
                }
                path[path.count - 1].next += 1
                let companion = companions[next]
                guard !open.contains(companion) else {
                    throw SchemaError(
                        pointer: places[companion].text,
                        "refers to itself without a property or a list between"
                    )
                }
                guard !finished.contains(companion) else { continue }
                open.insert(companion)
                path.append((companion, 0))
            }
        }
    }
}
