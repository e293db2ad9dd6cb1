internal import OrderedCollections

/// What a type asked of the probe it was decoded from.
final class ProbeRecord {
    let description: TypeDescription
    let place: JSONPointer

    /// The properties asked for, each with its schema, once it was asked for members.
    private var properties: OrderedDictionary<String, () -> JSONValue>?
    /// The schema of the one value, or of the elements, that were asked for.
    private var plain: JSONValue?

    init(_ description: TypeDescription, _ place: JSONPointer) {
        self.description = description
        self.place = place
    }

    /// The schema that what was asked for amounts to.
    var schema: JSONValue {
        if let plain { return plain }
        let properties = properties ?? [:]
        return [
            "type": "object",
            "properties": .object(properties.mapValues { $0() }),
            "required": .array(properties.keys.map { .string($0) }),
            "additionalProperties": false,
        ]
    }

    /// Notes that members were asked for, even if there are none.
    func noteObject() { properties = properties ?? [:] }

    /// Notes a property.
    func note(_ name: String, _ schema: @autoclosure @escaping () -> JSONValue) {
        properties = properties ?? [:]
        properties?[name] = schema
    }

    /// Notes that the value is one plain value, or a list.
    func note(_ schema: JSONValue) { plain = schema }

    /// The record of a member that is asked for piece by piece.
    func member(_ name: String) -> ProbeRecord {
        let record = ProbeRecord(description, place.appending(name))
        note(name, record.schema)
        return record
    }

    /// Describes a type and gives a value of it.
    func value<Value: Decodable>(of type: Value.Type, at place: JSONPointer) throws -> (Value, JSONValue) {
        let schema = try description.describe(type, at: place)
        return (try description.sample(type, at: place), schema)
    }
}
