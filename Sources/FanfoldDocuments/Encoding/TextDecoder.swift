/// Turns a file's bytes into UTF-8, whatever they were written in, without ever losing the rest of a file.
///
/// A byte-order mark wins; then the label the file declares; then the UTF-8 test; then a guess. Costs a
/// few passes at most.
package enum TextDecoder {
    /// Decodes `bytes`.
    ///
    /// Bytes that are valid UTF-8 already are handed back without a copy.
    ///
    /// - Parameters:
    ///   - bytes: The file, whole.
    ///   - declaredLabel: The encoding the file names for itself, as written.
    /// - Returns: The text, without a byte-order mark.
    package static func decode(_ bytes: [UInt8], declaredLabel: String? = nil) -> DecodedText {
        if let mark = ByteOrderMark(of: bytes) {
            let rest = Array(bytes.dropFirst(mark.length))
            return mark.encoding == .utf8
                ? decodeUTF8(rest, UTF8Validation(of: rest))
                : IconvConverter.convert(rest, from: mark.encoding)
        }
        if let encoding = UTF16Pattern.encoding(of: bytes) {
            return IconvConverter.convert(bytes, from: encoding)
        }
        let validation = UTF8Validation(of: bytes)
        let declared = declaredLabel.flatMap { CharacterEncoding(label: $0) }
        let encoding = choose(bytes, validation, declared)
        return encoding == .utf8
            ? decodeUTF8(bytes, validation) : IconvConverter.convert(bytes, from: encoding)
    }

    private static func choose(
        _ bytes: [UInt8],
        _ validation: UTF8Validation,
        _ declared: CharacterEncoding?
    ) -> CharacterEncoding {
        if validation.isValid {
            // Escape sequences are ASCII; no other declared encoding changes the meaning of ASCII bytes.
            if declared == .iso2022JP { return .iso2022JP }
            // Two or three characters of declared two-byte text can look like UTF-8 by chance.
            if let declared, declared != .utf8, !declared.isSingleByte, declared.unitWidth == 1,
                (1...3).contains(validation.multiByteSequenceCount)
            {
                return declared
            }
            return .utf8
        }
        if let declared, declared.unitWidth == 1 {
            guard declared == .utf8 else { return isMostlyUTF8(validation) ? .utf8 : declared }
            // A page that says UTF-8 and holds hardly any is mislabelled.
            if validation.invalidByteCount < 4 || isMostlyUTF8(validation) { return .utf8 }
        }
        return isMostlyUTF8(validation) ? .utf8 : EncodingGuess.encoding(of: bytes)
    }

    /// Whether bytes are UTF-8 with some damage, rather than something else.
    ///
    /// Legacy text forms a valid multi-byte sequence by chance in well under half of its characters.
    private static func isMostlyUTF8(_ validation: UTF8Validation) -> Bool {
        validation.multiByteSequenceCount >= 4
            && validation.invalidByteCount <= validation.multiByteSequenceCount / 4
    }

    private static func decodeUTF8(_ bytes: [UInt8], _ validation: UTF8Validation) -> DecodedText {
        guard let first = validation.firstInvalidOffset else {
            return DecodedText(bytes: bytes, encoding: .utf8)
        }
        return DecodedText(
            bytes: UTF8Validation.repaired(bytes),
            encoding: .utf8,
            replacedByteCount: validation.invalidByteCount,
            firstReplacedLine: 1 + bytes[..<first].count { $0 == UInt8(ascii: "\n") }
        )
    }
}
