internal import FanfoldCore

/// The members of an event's line, taken by name.
struct EventFields {
    /// What is wrong with a member, as half a sentence.
    struct Flaw: Error {
        let reason: String

        init(reason: String) { self.reason = reason }

        /// A name that is none of those that a member may have.
        init(none name: String, of member: String) {
            reason = "\(member) is \(JSONValue.string(name).text), which is none of what it may be"
        }
    }

    private let line: JSONValue

    /// - Throws: ``Flaw`` if the line is no object.
    init(_ line: JSONValue) throws(Flaw) {
        guard case .object = line else { throw Flaw(reason: "it is no JSON object") }
        self.line = line
    }

    func integer(_ name: String) throws(Flaw) -> Int {
        try needed(name, "a whole number", try optionalInteger(name))
    }

    func optionalInteger(_ name: String) throws(Flaw) -> Int? {
        try optional(name, "a whole number from 0 to a million million", Self.count)
    }

    func number(_ name: String) throws(Flaw) -> Double {
        try needed(name, "a number", try optional(name, "a number", \.number))
    }

    func bool(_ name: String) throws(Flaw) -> Bool {
        let value = try optional(name, "true or false") { if case .bool(let bool) = $0 { bool } else { nil } }
        return try needed(name, "true or false", value)
    }

    func string(_ name: String) throws(Flaw) -> String {
        try needed(name, "a string", try optionalString(name))
    }

    func optionalString(_ name: String) throws(Flaw) -> String? { try optional(name, "a string", \.string) }

    /// The value that has this string for a name.
    func value<Value: RawRepresentable<String>>(_ name: String, _ type: Value.Type) throws(Flaw) -> Value {
        let text = try string(name)
        guard let value = Value(rawValue: text) else {
            throw Flaw(none: text, of: name)
        }
        return value
    }

    func strings(_ name: String) throws(Flaw) -> [String] { try list(name, "a list of strings", \.string) }

    func integers(_ name: String) throws(Flaw) -> [Int] {
        try list(name, "a list of whole numbers", Self.count)
    }

    func optionalIntegers(_ name: String) throws(Flaw) -> [Int]? {
        line[name] == nil ? nil : try integers(name)
    }

    func duration(_ name: String) throws(Flaw) -> Duration {
        try needed(name, "a length of time", try optionalDuration(name))
    }

    /// A length of time, to the microsecond.
    func optionalDuration(_ name: String) throws(Flaw) -> Duration? {
        try optional(name, "a length of time in seconds") { value in
            value.number.flatMap { abs($0) < 1e12 ? .microseconds(Int64(($0 * 1e6).rounded())) : nil }
        }
    }

    func money(_ name: String) throws(Flaw) -> Money {
        try needed(name, "an amount", try optionalMoney(name))
    }

    func optionalMoney(_ name: String) throws(Flaw) -> Money? {
        try optional(name, "an amount") { $0.number.map { Money($0) } }
    }

    /// A number that can be added up without a second look.
    private static func count(_ value: JSONValue) -> Int? {
        value.integer.flatMap { 0...1_000_000_000_000 ~= $0 ? $0 : nil }
    }

    private func list<Element>(
        _ name: String,
        _ expected: String,
        _ element: (JSONValue) -> Element?
    ) throws(Flaw) -> [Element] {
        let list = try optional(name, expected) { value -> [Element]? in
            guard let values = value.array else { return nil }
            let elements = values.compactMap(element)
            return elements.count == values.count ? elements : nil
        }
        return try needed(name, expected, list)
    }

    private func needed<Value>(_ name: String, _ expected: String, _ value: Value?) throws(Flaw) -> Value {
        guard let value else { throw Flaw(reason: "\(name) is missing, which is \(expected)") }
        return value
    }

    private func optional<Value>(
        _ name: String,
        _ expected: String,
        _ convert: (JSONValue) -> Value?
    ) throws(Flaw) -> Value? {
        guard let member = line[name], member != .null else { return nil }
        guard let value = convert(member) else { throw Flaw(reason: "\(name) is not \(expected)") }
        return value
    }
}
