/// The elements of a list that a type asks a probe for one by one; there is one.
struct ProbeElements: UnkeyedDecodingContainer {
    let record: ProbeRecord
    private(set) var currentIndex = 0

    init(record: ProbeRecord) {
        self.record = record
        record.note(["type": "array"])
    }

    var codingPath: [any CodingKey] { [] }
    var count: Int? { 1 }
    var isAtEnd: Bool { currentIndex > 0 }

    mutating func decodeNil() throws -> Bool { false }

    mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
        let (value, schema) = try record.value(of: type, at: record.place.appending(currentIndex))
        try note(schema)
        return value
    }

    mutating func nestedContainer<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<
        Key
    > {
        throw unknown
    }

    mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer { throw unknown }

    mutating func superDecoder() throws -> any Decoder { throw unknown }

    private var unknown: SchemaError {
        SchemaError(
            pointer: record.place.text,
            "its elements are decoded piece by piece, which can't be described",
            hint: TypeDescription.hint
        )
    }

    private mutating func note(_ schema: JSONValue) throws {
        // A type that goes on after the first element has a list of parts, each with a meaning of its own.
        guard currentIndex == 0 else { throw unknown }
        currentIndex = 1
        record.note(["type": "array", "items": schema])
    }

    private mutating func note<Value: Decodable>(_ type: Value.Type, _ value: Value) throws -> Value {
        try note(try record.description.describe(type, at: record.place))
        return value
    }
}

// The plain types, one by one as the protocol asks.
extension ProbeElements {
    mutating func decode(_ type: Bool.Type) throws -> Bool { try note(Bool.self, false) }
    mutating func decode(_ type: String.Type) throws -> String { try note(String.self, "") }
    mutating func decode(_ type: Double.Type) throws -> Double { try note(Double.self, 0) }
    mutating func decode(_ type: Float.Type) throws -> Float { try note(Float.self, 0) }
    mutating func decode(_ type: Int.Type) throws -> Int { try note(Int.self, 0) }
    mutating func decode(_ type: Int8.Type) throws -> Int8 { try note(Int8.self, 0) }
    mutating func decode(_ type: Int16.Type) throws -> Int16 { try note(Int16.self, 0) }
    mutating func decode(_ type: Int32.Type) throws -> Int32 { try note(Int32.self, 0) }
    mutating func decode(_ type: Int64.Type) throws -> Int64 { try note(Int64.self, 0) }
    mutating func decode(_ type: UInt.Type) throws -> UInt { try note(UInt.self, 0) }
    mutating func decode(_ type: UInt8.Type) throws -> UInt8 { try note(UInt8.self, 0) }
    mutating func decode(_ type: UInt16.Type) throws -> UInt16 { try note(UInt16.self, 0) }
    mutating func decode(_ type: UInt32.Type) throws -> UInt32 { try note(UInt32.self, 0) }
    mutating func decode(_ type: UInt64.Type) throws -> UInt64 { try note(UInt64.self, 0) }
}
