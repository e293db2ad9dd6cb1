internal import FoundationEssentials

extension TypeDescription {
    /// The schemas of types that decode as one plain value.
    static let plain: [ObjectIdentifier: JSONValue] = {
        var schemas: [ObjectIdentifier: JSONValue] = [
            ObjectIdentifier(String.self): ["type": "string"],
            ObjectIdentifier(Bool.self): ["type": "boolean"],
            ObjectIdentifier(Double.self): ["type": "number"],
            ObjectIdentifier(Float.self): ["type": "number"],
        ]
        for type in [Int.self, Int8.self, Int16.self, Int32.self, Int64.self] as [Any.Type] {
            schemas[ObjectIdentifier(type)] = ["type": "integer"]
        }
        for type in [UInt.self, UInt8.self, UInt16.self, UInt32.self, UInt64.self] as [Any.Type] {
            schemas[ObjectIdentifier(type)] = ["type": "integer", "minimum": 0]
        }
        return schemas
    }()

    /// Types whose JSON form is for machines: a model could not write it.
    static let opaque: Set<ObjectIdentifier> = [
        ObjectIdentifier(Date.self), ObjectIdentifier(Data.self), ObjectIdentifier(UUID.self),
        ObjectIdentifier(URL.self), ObjectIdentifier(Decimal.self),
    ]

    /// The schema of an enum whose values are known; `nil` for any other type.
    static func cases(of type: any Decodable.Type, at place: JSONPointer) throws(SchemaError) -> JSONValue? {
        guard let type = type as? any (Decodable & CaseIterable).Type else { return nil }
        let values = rawValues(of: type)
        if values.allSatisfy({ $0.string != nil }), !values.isEmpty {
            return ["type": "string", "enum": .array(values)]
        }
        if values.allSatisfy({ $0.integer != nil }), !values.isEmpty {
            return ["type": "integer", "enum": .array(values)]
        }
        throw SchemaError(
            pointer: place.text,
            "\(type) has cases that are no strings or integers",
            hint: hint
        )
    }

    private static func rawValues<Enum: CaseIterable>(of type: Enum.Type) -> [JSONValue] {
        Enum.allCases.map { value in
            switch (value as? any RawRepresentable)?.anyRawValue {
            case let string as String: .string(string)
            case let integer as Int: .integer(integer)
            default: .null
            }
        }
    }
}

extension RawRepresentable {
    fileprivate var anyRawValue: Any { rawValue }
}
