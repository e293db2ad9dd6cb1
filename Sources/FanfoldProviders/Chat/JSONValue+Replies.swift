internal import FanfoldCore
internal import OrderedCollections

extension JSONValue {
    /// A count of tokens; `nil` where there is none, or a server wrote nonsense.
    var count: Int? {
        guard let number, number >= 0, number < 1e12 else { return nil }
        return Int(number)
    }

    /// The text of a message, which is a string or a list of parts with texts.
    var spoken: String? {
        if let string { return string }
        guard let parts = array else { return nil }
        return parts.compactMap { $0.string ?? $0["text"]?.string }.joined()
    }

    /// The failure that a reply tells of in place of an answer, as some servers do in a reply that is a 200.
    var failure: ErrorBody? {
        guard let error = self["error"], error != .null, error != false else { return nil }
        return ErrorBody(["error": error])
    }
}

extension OrderedDictionary<String, JSONValue> {
    /// Adds the settings a user wants handed on; they win over ours, and `null` takes a member out.
    mutating func merge(options: OrderedDictionary<String, JSONValue>) {
        for (name, value) in options {
            self[name] = value == .null ? nil : value
        }
    }
}
