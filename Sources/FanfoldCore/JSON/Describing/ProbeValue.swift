/// The one value that a type asks a probe for.
struct ProbeValue: SingleValueDecodingContainer {
    let record: ProbeRecord

    var codingPath: [any CodingKey] { [] }

    func decodeNil() -> Bool { false }

    func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
        let (value, schema) = try record.value(of: type, at: record.place)
        record.note(schema)
        return value
    }

    private func note<Value: Decodable>(_ type: Value.Type, _ value: Value) throws -> Value {
        record.note(try record.description.describe(type, at: record.place))
        return value
    }
}

// The plain types, one by one as the protocol asks.
extension ProbeValue {
    func decode(_ type: Bool.Type) throws -> Bool { try note(Bool.self, false) }
    func decode(_ type: String.Type) throws -> String { try note(String.self, "") }
    func decode(_ type: Double.Type) throws -> Double { try note(Double.self, 0) }
    func decode(_ type: Float.Type) throws -> Float { try note(Float.self, 0) }
    func decode(_ type: Int.Type) throws -> Int { try note(Int.self, 0) }
    func decode(_ type: Int8.Type) throws -> Int8 { try note(Int8.self, 0) }
    func decode(_ type: Int16.Type) throws -> Int16 { try note(Int16.self, 0) }
    func decode(_ type: Int32.Type) throws -> Int32 { try note(Int32.self, 0) }
    func decode(_ type: Int64.Type) throws -> Int64 { try note(Int64.self, 0) }
    func decode(_ type: UInt.Type) throws -> UInt { try note(UInt.self, 0) }
    func decode(_ type: UInt8.Type) throws -> UInt8 { try note(UInt8.self, 0) }
    func decode(_ type: UInt16.Type) throws -> UInt16 { try note(UInt16.self, 0) }
    func decode(_ type: UInt32.Type) throws -> UInt32 { try note(UInt32.self, 0) }
    func decode(_ type: UInt64.Type) throws -> UInt64 { try note(UInt64.self, 0) }
}
