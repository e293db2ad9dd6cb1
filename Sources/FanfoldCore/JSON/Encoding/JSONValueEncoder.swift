/// Gives a value its place in a JSON text.
struct JSONValueEncoder: Encoder, SingleValueEncodingContainer {
    let text: JSONTextBuilder
    let codingPath: [any CodingKey]

    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        KeyedEncodingContainer(JSONMembers(text: text, codingPath: codingPath))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer {
        JSONElements(text: text, codingPath: codingPath)
    }

    func singleValueContainer() -> any SingleValueEncodingContainer { self }

    func encodeNil() { text.writeNull() }

    func encode<Value: Encodable>(_ value: Value) throws {
        // Numbers that the text does not know write themselves here, and would do so for ever.
        if Value.self != Int.self, let number = value as? any FixedWidthInteger {
            text.write(digits: "\(number)")
        } else if Value.self == Float.self, let number = value as? Float {
            try text.write(number, at: codingPath)
        } else {
            try text.write(value, at: codingPath)
        }
    }
}
