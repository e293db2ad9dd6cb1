/// Makes plain text safe inside Markdown: it reads as the same words, whatever it contains.
enum MarkdownEscaping {
    /// One line of inline Markdown that shows `text`; may stand at the start of a block.
    static func inline(_ text: String) -> String {
        let scalars = Array(folded(text))
        var escaped = String.UnicodeScalarView()
        for (index, scalar) in scalars.enumerated() {
            let before = index > 0 ? scalars[index - 1] : nil
            let after = index + 1 < scalars.count ? scalars[index + 1] : nil
            if needsBackslash(scalar, before: before, after: after) { escaped.append("\\") }
            escaped.append(scalar)
        }
        return escapedStart(String(escaped))
    }

    /// Inline Markdown for a cell of a table.
    static func cell(_ text: String) -> String {
        var cell = ""
        for character in inline(text) { cell += character == "|" ? "\\|" : String(character) }
        return cell
    }

    /// A link's words and target, both safe.
    static func link(_ text: String, to path: String) -> String {
        "[\(inline(text))](\(percentEncoded(path)))"
    }

    /// Control characters are dropped, and white space is folded into single spaces.
    private static func folded(_ text: String) -> String.UnicodeScalarView {
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

    /// Controls, and marks that turn the direction of what follows.
    private static func isUnsafe(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x20, 0x7F..<0xA0, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF: true
        default: false
        }
    }

    private static func needsBackslash(
        _ scalar: Unicode.Scalar,
        before: Unicode.Scalar?,
        after: Unicode.Scalar?
    ) -> Bool {
        switch scalar {
        case "\\", "`", "*", "[", "]", "<": true
        case "~": before == "~" || after == "~"
        // Between letters an underscore is only itself.
        case "_": !(isWordLike(before) && isWordLike(after))
        case "&": after == "#" || after.map { $0.isASCII && $0.properties.isAlphabetic } ?? false
        default: false
        }
    }

    private static func isWordLike(_ scalar: Unicode.Scalar?) -> Bool {
        guard let scalar else { return false }
        return scalar.properties.isAlphabetic || scalar.properties.numericType != nil
    }

    /// Keeps the first characters from opening a heading, a list, a quote or a rule.
    private static func escapedStart(_ text: String) -> String {
        guard let first = text.first else { return text }
        if "-+=#>~".contains(first) { return "\\" + text }
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        let rest = text[digits.endIndex...]
        guard !digits.isEmpty, digits.count < 10, let mark = rest.first, mark == "." || mark == ")" else {
            return text
        }
        return digits + "\\" + rest
    }

    private static func percentEncoded(_ path: String) -> String {
        let digits = Array("0123456789ABCDEF")
        var encoded = ""
        for byte in path.utf8 {
            let scalar = Unicode.Scalar(byte)
            if scalar.isASCII,
                scalar.properties.isAlphabetic || "0123456789-._~/".unicodeScalars.contains(scalar)
            {
                encoded.unicodeScalars.append(scalar)
            } else {
                encoded += "%\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
            }
        }
        return encoded
    }
}
