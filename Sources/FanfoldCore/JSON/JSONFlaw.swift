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
}
