/// Text from documents and file names as one line that shows nothing but itself.
enum PlainLine {
    /// The text with white space folded into single spaces, without controls and without marks that turn
    /// the direction of what follows.
    static func of(_ text: String) -> String { String(scalars(of: text)) }

    static func scalars(of text: String) -> String.UnicodeScalarView {
        guard !isPlain(text.utf8) else { return text.unicodeScalars }
        var folded = String.UnicodeScalarView()
        var isPending = false
        for scalar in text.unicodeScalars {
            if scalar.properties.isWhitespace && scalar != "\u{A0}" && scalar != "\u{202F}" {
                isPending = !folded.isEmpty
                continue
            }
            guard !isUnsafe(scalar) else { continue }
            if isPending { folded.append(" ") }
            isPending = false
            folded.append(scalar)
        }
        return folded
    }

    /// Whether a text is nothing but visible ASCII, with single spaces between words: most are.
    private static func isPlain(_ text: String.UTF8View) -> Bool {
        var before = UInt8(ascii: " ")
        for byte in text {
            guard byte > 0x20 && byte < 0x7F || byte == 0x20 && before != 0x20 else { return false }
            before = byte
        }
        return before != 0x20 || text.isEmpty
    }

    private static func isUnsafe(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x20, 0x7F..<0xA0, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF: true
        default: false
        }
    }
}
