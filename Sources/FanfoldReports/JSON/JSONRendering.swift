internal import FanfoldCore

/// Writes values as JSON for programs and for people who look.
package enum JSONRendering {
    /// Indented JSON with sorted keys and a line feed at the end.
    package static func bytes(of value: some Encodable) -> [UInt8] {
        encode(value, JSONTextEncoder(isIndented: true))
    }

    /// One line of JSON with sorted keys and a line feed at the end.
    package static func line(of value: some Encodable) -> [UInt8] {
        encode(value, JSONTextEncoder())
    }

    private static func encode(_ value: some Encodable, _ encoder: JSONTextEncoder) -> [UInt8] {
        do {
            return try encoder.encode(value) + [UInt8(ascii: "\n")]
        } catch {
            preconditionFailure("records of plain values always encode: \(error)")
        }
    }
}
