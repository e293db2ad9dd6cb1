/// The elements of a list in a JSON text.
struct JSONElements: UnkeyedEncodingContainer {
    let codingPath: [any CodingKey]
    private let text: JSONTextBuilder
    private let depth: Int

    init(text: JSONTextBuilder, codingPath: [any CodingKey]) {
        self.text = text
        self.codingPath = codingPath
        depth = text.open(isObject: false)
    }

    var count: Int { text.count(at: depth) }

    func encodeNil() {
        text.beginElement(at: depth)
        text.writeNull()
    }

    func encode<Value: Encodable>(_ value: Value) throws {
        text.beginElement(at: depth)
        try text.write(value, at: codingPath)
    }

    func nestedContainer<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        text.beginElement(at: depth)
        return KeyedEncodingContainer(JSONMembers(text: text, codingPath: codingPath))
    }

    func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer {
        text.beginElement(at: depth)
        return JSONElements(text: text, codingPath: codingPath)
    }

    func superEncoder() -> any Encoder {
        text.beginElement(at: depth)
        return JSONValueEncoder(text: text, codingPath: codingPath)
    }
}
