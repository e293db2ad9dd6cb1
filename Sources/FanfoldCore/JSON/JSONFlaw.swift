/// Why text is not JSON.
package struct JSONFlaw: Error, Hashable {
    /// What is wrong, as half a sentence.
    package let reason: String
    /// Where, in UTF-8 bytes from the start.
    package let offset: Int
}

extension JSONValue {
    /// Reads JSON text; an object keeps the order of its members, and of two with one name the last.
    ///
    /// - Parameter bytes: UTF-8 text that is one JSON value.
    /// - Throws: ``JSONFlaw`` for the first thing that is wrong.
    package init(parsing bytes: [UInt8]) throws(JSONFlaw) {
        var reader = JSONReader(bytes)
        self = try reader.document()
    }

    /// Reads the value that begins at `start`, whatever follows it; `nil` where none does.
    package init?(leading bytes: [UInt8], from start: Int) {
        var reader = JSONReader(bytes, from: start)
        guard let value = try? reader.value() else { return nil }
        self = value
    }
}
