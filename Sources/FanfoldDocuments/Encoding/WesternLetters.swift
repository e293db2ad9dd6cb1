/// Tells windows-1252 text from text with damaged bytes, by where its letters and marks stand.
enum WesternLetters {
    /// Whether most bytes outside ASCII stand where a writer would put what they mean in windows-1252.
    static func fit(_ bytes: ArraySlice<UInt8>) -> Bool {
        var seen = 0
        var plausible = 0
        var before: UInt8 = 0x20
        var index = bytes.startIndex
        while index < bytes.endIndex {
            let byte = bytes[index]
            let after = index + 1 < bytes.endIndex ? bytes[index + 1] : 0x20
            if byte >= 0x80 {
                seen += 1
                if isPlausible(byte, after: before, before: after) { plausible += 1 }
            }
            before = byte
            index += 1
        }
        return plausible * 10 >= seen * 7
    }

    private static func isPlausible(_ byte: UInt8, after before: UInt8, before after: UInt8) -> Bool {
        switch byte {
        case 0x81, 0x8D, 0x8F, 0x90, 0x9D, 0xFE, 0xFF:
            // Undefined, or of no language's everyday use; a byte-order mark in the wrong place.
            false
        case 0x8A, 0x8C, 0x8E, 0x9F, 0xC0...0xD6, 0xD8...0xDE:
            // A capital begins a word or stands among capitals.
            !isSmall(before) && (isLetter(before) || isLetter(after))
        case 0x83, 0x9A, 0x9C, 0x9E, 0xDF...0xF6, 0xF8...0xFD:
            isLetter(before) || isLetter(after)
        case 0x92:
            isLetter(before) || !isLetter(after)
        default:
            // Quotes, dashes, currencies and the like stand beside a word, not in it.
            !isLetter(before) || !isLetter(after)
        }
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        isSmall(byte) || (byte >= 0x41 && byte <= 0x5A) || (byte >= 0xC0 && byte <= 0xDE && byte != 0xD7)
    }

    private static func isSmall(_ byte: UInt8) -> Bool {
        (byte >= 0x61 && byte <= 0x7A) || (byte >= 0xDF && byte != 0xF7)
    }
}
