/// The members of an object in a JSON text.
struct JSONMembers<Key: CodingKey>: KeyedEncodingContainerProtocol {
    let codingPath: [any CodingKey]
    private let text: JSONTextBuilder
    private let depth: Int

    init(text: JSONTextBuilder, codingPath: [any CodingKey]) {
        self.text = text
        self.codingPath = codingPath
        depth = text.open(isObject: true)
    }

    func encodeNil(forKey key: Key) {
        text.beginMember(key.stringValue, at: depth)
        text.writeNull()
    }

    func encode<Value: Encodable>(_ value: Value, forKey key: Key) throws {
        text.beginMember(key.stringValue, at: depth)
        try text.write(value, at: codingPath)
    }

    func nestedContainer<Inner: CodingKey>(
        keyedBy type: Inner.Type,
        forKey key: Key
    ) -> KeyedEncodingContainer<Inner> {
        text.beginMember(key.stringValue, at: depth)
        return KeyedEncodingContainer(JSONMembers<Inner>(text: text, codingPath: codingPath))
    }

    func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
        text.beginMember(key.stringValue, at: depth)
        return JSONElements(text: text, codingPath: codingPath)
    }

    func superEncoder() -> any Encoder {
        text.beginMember("super", at: depth)
        return JSONValueEncoder(text: text, codingPath: codingPath)
    }

    func superEncoder(forKey key: Key) -> any Encoder {
        text.beginMember(key.stringValue, at: depth)
        return JSONValueEncoder(text: text, codingPath: codingPath)
    }
}
