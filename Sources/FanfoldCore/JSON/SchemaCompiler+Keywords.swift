internal import OrderedCollections

extension SchemaCompiler {
    /// Reads one keyword of a schema.
    mutating func read(
        _ keyword: String,
        _ value: JSONValue,
        at place: JSONPointer,
        depth: Int,
        into node: inout SchemaNode
    ) throws(SchemaError) {
        switch keyword {
        case "type": node.types = try types(value, at: place)
        case "enum": node.values = try list(value, of: "values", at: place)
        case "const": node.values = [value]
        case "$ref":
            guard let reference = value.string else { throw Self.wrong(value, "a string", at: place) }
            node.reference = try self.node(named: reference, at: place)
        case "allOf": node.allOf = try schemas(value, at: place, depth: depth)
        case "anyOf": node.anyOf = try schemas(value, at: place, depth: depth)
        case "oneOf": node.oneOf = try schemas(value, at: place, depth: depth)
        case "properties":
            for (name, schema) in try object(value, at: place) {
                node.properties[name] = try add(schema, at: place.appending(name), depth: depth + 1)
            }
        case "required":
            for name in try array(value, at: place) {
                guard let name = name.string else { throw Self.wrong(name, "a string", at: place) }
                node.required.append(name)
            }
        case "additionalProperties":
            switch value {
            case .bool(let allowed): node.additional = allowed ? .anything : .nothing
            default: node.additional = .schema(try add(value, at: place, depth: depth + 1))
            }
        case "items": node.items = try add(value, at: place, depth: depth + 1)
        case "uniqueItems":
            guard case .bool(let isUnique) = value else {
                throw Self.wrong(value, "true or false", at: place)
            }
            node.hasUniqueItems = isUnique
        case "minItems": node.itemCount.least = try count(value, at: place)
        case "maxItems": node.itemCount.most = try count(value, at: place)
        case "minLength": node.length.least = try count(value, at: place)
        case "maxLength": node.length.most = try count(value, at: place)
        case "minimum": node.range.least = try number(value, at: place)
        case "maximum": node.range.most = try number(value, at: place)
        case "exclusiveMinimum": node.openRange.least = try number(value, at: place)
        case "exclusiveMaximum": node.openRange.most = try number(value, at: place)
        case "$defs", "definitions":
            guard depth == 0 else {
                throw SchemaError(
                    pointer: place.text,
                    "stands inside, and definitions stand at the schema's root"
                )
            }
            _ = try object(value, at: place)
        case "title", "description", "default", "examples", "format", "deprecated", "$schema", "$id",
            "$comment":
            break
        default: try refuse(keyword, at: place)
        }
    }

    private func refuse(_ keyword: String, at place: JSONPointer) throws(SchemaError) {
        let hint: String? =
            switch keyword {
            case "nullable": #"write the type as a list, such as ["string", "null"]"#
            case "pattern": "say in the description what the text looks like, or list the values with enum"
            case "multipleOf": "use the type integer, or say it in the description"
            case "prefixItems": "use an object with a named property for each element"
            case "patternProperties", "propertyNames": "use additionalProperties with a schema"
            default: nil
            }
        throw SchemaError(pointer: place.text, "is not supported", hint: hint)
    }

    private func types(_ value: JSONValue, at place: JSONPointer) throws(SchemaError) -> [SchemaType] {
        var types: [SchemaType] = []
        for name in value.string == nil ? try list(value, of: "types", at: place) : [value] {
            guard let type = name.string.flatMap(SchemaType.init(rawValue:)) else {
                throw SchemaError(
                    pointer: place.text,
                    "is \(name.shown), which is no type",
                    hint: "the types are " + SchemaType.allCases.map(\.rawValue).joined(separator: ", ")
                )
            }
            types.append(type)
        }
        return types
    }

    private mutating func schemas(
        _ value: JSONValue,
        at place: JSONPointer,
        depth: Int
    ) throws(SchemaError) -> [Int] {
        var nodes: [Int] = []
        for (index, schema) in try list(value, of: "schemas", at: place).enumerated() {
            nodes.append(try add(schema, at: place.appending(index), depth: depth + 1))
        }
        return nodes
    }

    private func object(
        _ value: JSONValue,
        at place: JSONPointer
    ) throws(SchemaError) -> OrderedDictionary<String, JSONValue> {
        guard let members = value.object else { throw Self.wrong(value, "an object", at: place) }
        return members
    }

    private func array(_ value: JSONValue, at place: JSONPointer) throws(SchemaError) -> [JSONValue] {
        guard let elements = value.array else { throw Self.wrong(value, "a list", at: place) }
        return elements
    }

    private func list(
        _ value: JSONValue,
        of noun: String,
        at place: JSONPointer
    ) throws(SchemaError) -> [JSONValue] {
        let elements = try array(value, at: place)
        guard !elements.isEmpty else {
            throw SchemaError(pointer: place.text, "is an empty list of \(noun), which nothing fits")
        }
        return elements
    }

    private func count(_ value: JSONValue, at place: JSONPointer) throws(SchemaError) -> Int {
        guard let count = value.integer, count >= 0 else {
            throw Self.wrong(value, "a whole number from 0", at: place)
        }
        return count
    }

    private func number(_ value: JSONValue, at place: JSONPointer) throws(SchemaError) -> Double {
        guard let number = value.number else { throw Self.wrong(value, "a number", at: place) }
        return number
    }

    private static func wrong(_ value: JSONValue, _ expected: String, at place: JSONPointer) -> SchemaError {
        SchemaError(pointer: place.text, "is \(value.shown), and has to be \(expected)")
    }
}
