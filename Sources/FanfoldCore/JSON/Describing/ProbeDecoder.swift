/// A decoder that holds no data: it gives a type whatever it asks for and notes the question.
struct ProbeDecoder: Decoder {
    let record: ProbeRecord

    var codingPath: [any CodingKey] { [] }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
        record.noteObject()
        return KeyedDecodingContainer(ProbeMembers(record: record))
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer { ProbeElements(record: record) }

    func singleValueContainer() throws -> any SingleValueDecodingContainer { ProbeValue(record: record) }
}
