internal import OrderedCollections

/// Describes types as JSON schemas, with those that hold themselves as definitions.
final class TypeDescription {
    /// The types that are being described, outermost first.
    private var open: [ObjectIdentifier] = []
    /// The names of the types that hold themselves.
    private var names: [ObjectIdentifier: String] = [:]
    private var definitions: OrderedDictionary<String, JSONValue> = [:]
    /// What the types that were probed made of the probe.
    private(set) var samples: [ObjectIdentifier: Any] = [:]

    /// The schema of `type`, its definitions with it.
    func schema(of type: any Decodable.Type) throws(SchemaError) -> JSONValue {
        let schema = try describe(type, at: JSONPointer())
        guard !definitions.isEmpty else { return schema }
        // The root may be a mere reference; servers want to see an object, so it is written out.
        var members = schema["$ref"] == nil ? schema.object : definitions.elements.last?.value.object
        members?["$defs"] = .object(definitions)
        return .object(members ?? [:])
    }

    /// The schema of a type that stands at `place` of the type that is described.
    func describe(_ type: any Decodable.Type, at place: JSONPointer) throws(SchemaError) -> JSONValue {
        if let type = type as? any SchemaProviding.Type { return type.jsonSchema }
        if let type = type as? any SchemaComposing.Type { return try type.compose(self, at: place) }
        if let values = try Self.cases(of: type, at: place) { return values }
        if let plain = Self.plain[ObjectIdentifier(type)] { return plain }
        guard !Self.opaque.contains(ObjectIdentifier(type)) else {
            throw SchemaError(
                pointer: place.text,
                "\(type) has no JSON form that a model could be told",
                hint: Self.hint
            )
        }
        return try probe(type, at: place)
    }

    private func probe(_ type: any Decodable.Type, at place: JSONPointer) throws(SchemaError) -> JSONValue {
        let identity = ObjectIdentifier(type)
        guard !open.contains(identity) else {
            let name = names[identity] ?? unusedName(for: type)
            names[identity] = name
            return ["$ref": .string("#/$defs/\(name)")]
        }
        open.append(identity)
        defer { open.removeLast() }
        let record = ProbeRecord(self, place)
        do {
            samples[identity] = try type.init(from: ProbeDecoder(record: record))
        } catch let error as SchemaError {
            throw error
        } catch {
            throw SchemaError(
                pointer: place.text,
                "\(type) can't be described: it refuses the values it is tried with",
                hint: Self.hint
            )
        }
        let schema = record.schema
        guard let name = names[identity] else { return schema }
        definitions[name] = schema
        return ["$ref": .string("#/$defs/\(name)")]
    }

    private func unusedName(for type: any Decodable.Type) -> String {
        let letters = "\(type)".unicodeScalars.filter { $0.isASCII && $0.properties.isAlphabetic }
        let name = String(String.UnicodeScalarView(letters))
        return names.values.contains(name) ? "\(name)\(names.count + 1)" : name
    }

    /// What to do about a type that can't be described.
    static let hint = """
        an enum has to be CaseIterable with strings or integers; any other type can conform to SchemaProviding
        """
}
