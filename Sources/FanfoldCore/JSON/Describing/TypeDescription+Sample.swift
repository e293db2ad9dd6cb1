internal import FoundationEssentials

extension TypeDescription {
    /// A value of a type that was described, for a probe to hand out; what it says is of no account.
    func sample<Value: Decodable>(_ type: Value.Type, at place: JSONPointer) throws(SchemaError) -> Value {
        if let value = samples[ObjectIdentifier(type)] as? Value { return value }
        if let type = type as? any SchemaComposing.Type, let value = type.empty as? Value { return value }
        if let type = type as? any CaseIterable.Type, let value = Self.first(of: type) as? Value {
            return value
        }
        if let provider = type as? any SchemaProviding.Type {
            let examples = provider.jsonSchema["examples"]?.array ?? provider.jsonSchema["enum"]?.array ?? []
            for example in examples {
                if let value = try? JSONDecoder().decode(type, from: Data(example.bytes)) { return value }
            }
        }
        let record = ProbeRecord(TypeDescription(), place)
        if let value = try? Value(from: ProbeDecoder(record: record)) { return value }
        throw SchemaError(
            pointer: place.text,
            "\(type) refuses the values it is tried with",
            hint:
                "conform it to SchemaProviding, and give its schema \"examples\" that it can be decoded from"
        )
    }

    private static func first<Enum: CaseIterable>(of type: Enum.Type) -> Any? { Enum.allCases.first }
}
