internal import OrderedCollections

extension JSONValue {
    /// The schema that takes null beside what this one takes.
    var nullable: JSONValue {
        guard case .object(var members) = self, let type = members["type"]?.string, members["$ref"] == nil
        else {
            return ["anyOf": [self, ["type": "null"]]]
        }
        members["type"] = [.string(type), "null"]
        if let values = members["enum"]?.array { members["enum"] = .array(values + [.null]) }
        return .object(members)
    }
}
