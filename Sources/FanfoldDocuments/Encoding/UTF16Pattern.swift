/// Recognises UTF-16 without a byte-order mark.
enum UTF16Pattern {
    /// The byte order, when nearly all zero bytes of the file's start lie in one of the two places.
    ///
    /// Text in any alphabet has spaces, digits and line ends, whose high byte is zero.
    static func encoding(of bytes: [UInt8]) -> CharacterEncoding? {
        let sample = bytes.prefix(4096)
        guard sample.count >= 4, bytes.count % 2 == 0 || bytes.count > 4096 else { return nil }
        var zeros = [0, 0]
        var lows = [0, 0]
        for (offset, byte) in sample.enumerated() {
            if byte == 0 { zeros[offset & 1] += 1 }
            if byte < 0x09 { lows[offset & 1] += 1 }
        }
        let highSide = zeros[1] >= zeros[0] ? 1 : 0
        let units = sample.count / 2
        guard zeros[highSide] >= fewestZeros, zeros[highSide] * 20 >= units,
            zeros[1 - highSide] * 20 <= zeros[highSide]
        else { return nil }
        // A few zero bytes in UTF-8 are damage. Read as UTF-8, UTF-16 is valid only in alphabets whose high
        // byte is low throughout: 0 for Latin, 3 for Greek, 4 for Cyrillic.
        guard lows[highSide] * 3 >= units || !UTF8Validation(of: bytes).isValid else { return nil }
        return highSide == 1 ? .utf16LE : .utf16BE
    }

    /// Fewer are chance.
    private static let fewestZeros = 2
}
