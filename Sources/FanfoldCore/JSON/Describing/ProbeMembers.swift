/// The members of an object that a type asks a probe for.
struct ProbeMembers<Key: CodingKey>: KeyedDecodingContainerProtocol {
    let record: ProbeRecord

    var codingPath: [any CodingKey] { [] }
    var allKeys: [Key] { [] }

    func contains(_ key: Key) -> Bool { true }

    func decodeNil(forKey key: Key) throws -> Bool { false }

    func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
        let (value, schema) = try record.value(of: type, at: record.place.appending(key.stringValue))
        record.note(key.stringValue, schema)
        return value
    }

    func decodeIfPresent<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value? {
        try noteOptional(type, key)
    }

    func nestedContainer<Inner: CodingKey>(
        keyedBy type: Inner.Type,
        forKey key: Key
    ) throws -> KeyedDecodingContainer<Inner> {
        let member = record.member(key.stringValue)
        member.noteObject()
        return KeyedDecodingContainer(ProbeMembers<Inner>(record: member))
    }

    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
        ProbeElements(record: record.member(key.stringValue))
    }

    func superDecoder() throws -> any Decoder { ProbeDecoder(record: record.member("super")) }

    func superDecoder(forKey key: Key) throws -> any Decoder {
        ProbeDecoder(record: record.member(key.stringValue))
    }

    private func note<Value: Decodable>(_ type: Value.Type, _ key: Key, _ value: Value) throws -> Value {
        let schema = try record.description.describe(type, at: record.place)
        record.note(key.stringValue, schema)
        return value
    }

    private func noteOptional<Value: Decodable>(_ type: Value.Type, _ key: Key) throws -> Value? {
        let place = record.place.appending(key.stringValue)
        let schema = try record.description.describe(type, at: place).nullable
        record.note(key.stringValue, schema)
        return nil
    }
}

// The plain types, one by one as the protocol asks: a generic witness does not serve for them.
extension ProbeMembers {
    func decode(_ type: Bool.Type, forKey key: Key) throws -> Bool { try note(Bool.self, key, false) }
    func decode(_ type: String.Type, forKey key: Key) throws -> String { try note(String.self, key, "") }
    func decode(_ type: Double.Type, forKey key: Key) throws -> Double { try note(Double.self, key, 0) }
    func decode(_ type: Float.Type, forKey key: Key) throws -> Float { try note(Float.self, key, 0) }
    func decode(_ type: Int.Type, forKey key: Key) throws -> Int { try note(Int.self, key, 0) }
    func decode(_ type: Int8.Type, forKey key: Key) throws -> Int8 { try note(Int8.self, key, 0) }
    func decode(_ type: Int16.Type, forKey key: Key) throws -> Int16 { try note(Int16.self, key, 0) }
    func decode(_ type: Int32.Type, forKey key: Key) throws -> Int32 { try note(Int32.self, key, 0) }
    func decode(_ type: Int64.Type, forKey key: Key) throws -> Int64 { try note(Int64.self, key, 0) }
    func decode(_ type: UInt.Type, forKey key: Key) throws -> UInt { try note(UInt.self, key, 0) }
    func decode(_ type: UInt8.Type, forKey key: Key) throws -> UInt8 { try note(UInt8.self, key, 0) }
    func decode(_ type: UInt16.Type, forKey key: Key) throws -> UInt16 { try note(UInt16.self, key, 0) }
    func decode(_ type: UInt32.Type, forKey key: Key) throws -> UInt32 { try note(UInt32.self, key, 0) }
    func decode(_ type: UInt64.Type, forKey key: Key) throws -> UInt64 { try note(UInt64.self, key, 0) }

    func decodeIfPresent(_ type: Bool.Type, forKey key: Key) throws -> Bool? {
        try noteOptional(Bool.self, key)
    }
    func decodeIfPresent(_ type: String.Type, forKey key: Key) throws -> String? {
        try noteOptional(String.self, key)
    }
    func decodeIfPresent(_ type: Double.Type, forKey key: Key) throws -> Double? {
        try noteOptional(Double.self, key)
    }
    func decodeIfPresent(_ type: Float.Type, forKey key: Key) throws -> Float? {
        try noteOptional(Float.self, key)
    }
    func decodeIfPresent(_ type: Int.Type, forKey key: Key) throws -> Int? { try noteOptional(Int.self, key) }
    func decodeIfPresent(_ type: Int8.Type, forKey key: Key) throws -> Int8? {
        try noteOptional(Int8.self, key)
    }
    func decodeIfPresent(_ type: Int16.Type, forKey key: Key) throws -> Int16? {
        try noteOptional(Int16.self, key)
    }
    func decodeIfPresent(_ type: Int32.Type, forKey key: Key) throws -> Int32? {
        try noteOptional(Int32.self, key)
    }
    func decodeIfPresent(_ type: Int64.Type, forKey key: Key) throws -> Int64? {
        try noteOptional(Int64.self, key)
    }
    func decodeIfPresent(_ type: UInt.Type, forKey key: Key) throws -> UInt? {
        try noteOptional(UInt.self, key)
    }
    func decodeIfPresent(_ type: UInt8.Type, forKey key: Key) throws -> UInt8? {
        try noteOptional(UInt8.self, key)
    }
    func decodeIfPresent(_ type: UInt16.Type, forKey key: Key) throws -> UInt16? {
        try noteOptional(UInt16.self, key)
    }
    func decodeIfPresent(_ type: UInt32.Type, forKey key: Key) throws -> UInt32? {
        try noteOptional(UInt32.self, key)
    }
    func decodeIfPresent(_ type: UInt64.Type, forKey key: Key) throws -> UInt64? {
        try noteOptional(UInt64.self, key)
    }
}
