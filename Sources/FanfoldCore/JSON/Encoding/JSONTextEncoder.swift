/// Encodes values as JSON text with sorted members, in the bytes that Foundation's encoder gives them.
///
/// The text is written as the values are met. Foundation's makes a tree of them first, which takes several times as
/// long: a run over twenty thousand documents that finds nothing to do would spend most of its time on that.
package struct JSONTextEncoder {
    /// Whether lists and objects are spread over lines, for people.
    package var isIndented: Bool

    package init(isIndented: Bool = false) { self.isIndented = isIndented }

    /// The value's text, without a line feed at the end.
    ///
    /// - Throws: `EncodingError` for a number that is not finite, and what the value throws.
    package func encode(_ value: some Encodable) throws -> [UInt8] {
        let text = JSONTextBuilder(isIndented: isIndented)
        try text.write(value, at: [])
        return text.bytes
    }
}
